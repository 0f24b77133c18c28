package io.recourse.command.dispute;

import static io.recourse.sample.Sample.words;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Channel;
import io.recourse.command.policy.Policy;
import io.recourse.command.policy.TestPacks;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ChangePolicy;
import io.recourse.dispute.Close;
import io.recourse.dispute.ExtendDeadline;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.PauseClock;
import io.recourse.dispute.ProvideInformation;
import io.recourse.dispute.Reason;
import io.recourse.dispute.RecordContact;
import io.recourse.dispute.RequestInformation;
import io.recourse.dispute.ResumeClock;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.library.AddPack;
import io.recourse.library.LibraryEvent;
import io.recourse.library.OpenLibrary;
import io.recourse.sample.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** What moves deadlines, done to cases at a desk; every call is a command of its own. */
record Moves(Desk desk) {

    static final DeadlineName CREDIT = DeadlineName.of("CREDIT");
    static final DeadlineName LIABLE = DeadlineName.of("LIABLE");
    static final DeadlineName END = DeadlineName.of("END");

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Adds a version of the tests' pack {@code hours}; cases that are opened from then on are under it. */
    Moves addPack(int version) {
        if (desk.the(EventStore.class)
                .lastSequenceNumberFor(LibraryEvent.LIBRARY)
                .isEmpty()) {
            desk.the(CommandGateway.class).sendAndWait(new OpenLibrary(LibraryEvent.LIBRARY, desk.system(id("open"))));
        }
        PolicyRef pack = new PolicyRef("hours", version);
        desk.the(CommandGateway.class)
                .sendAndWait(new AddPack(
                        LibraryEvent.LIBRARY,
                        pack,
                        TestPacks.text("hours." + version + ".yaml"),
                        desk.system(id("add"))));
        Policy.Facts facts = Policy.Facts.of(
                Desk.complaint(desk.now(), Reason.PRIVACY, Optional.empty()), Set.of(), Origin.WALLET, desk.now());
        await().atMost(Agenda.PATIENCE)
                .until(() -> desk.the(Policy.class)
                        .decide(facts, desk.now())
                        .policies()
                        .contains(pack));
        return this;
    }

    void contact(CaseId id) {
        desk.handle(new RecordContact(
                id, Channel.PHONE, words("called back"), Optional.empty(), desk.system(id("contact"))));
    }

    void pause(CaseId id) {
        desk.handle(new PauseClock(id, words("travelling"), desk.system(id("pause"))));
    }

    void resume(CaseId id) {
        desk.handle(new ResumeClock(id, desk.system(id("resume"))));
    }

    void extend(CaseId id, DeadlineName name, Instant until) {
        desk.handle(new ExtendDeadline(id, name, until, words("laboratory"), desk.system(id("extend"))));
    }

    void changePolicy(CaseId id) {
        desk.handle(new ChangePolicy(id, words("new law"), desk.system(id("move"))));
    }

    /** Asks for the place, for as long as the terms say. */
    void ask(CaseId id, int request, Party party) {
        ask(id, request, party, Optional.empty());
    }

    void ask(CaseId id, int request, Party party, Optional<Instant> until) {
        desk.handle(new RequestInformation(
                id,
                Sample.request(request),
                party,
                List.of(new RequestedItem(Item.PLACE, true, Optional.empty())),
                Optional.empty(),
                until,
                desk.system(id("ask"))));
    }

    void answer(CaseId id, int request) {
        desk.handle(new ProvideInformation(
                id,
                Sample.request(request),
                List.of(new ProvidedItem(Item.PLACE, Optional.of(words("at home")), Optional.empty())),
                desk.system(id("answer"))));
    }

    void close(CaseId id) {
        boolean decided = desk.dispute(id).course().decided();
        desk.handle(new Close(
                id,
                decided ? Optional.empty() : Optional.of(Outcome.NO_FAULT),
                decided ? Optional.empty() : Optional.of(Basis.POLICY),
                Optional.empty(),
                Optional.empty(),
                desk.system(id("close"))));
    }

    static String id(String what) {
        return what + "-" + NEXT.incrementAndGet() + "-"
                + ProcessHandle.current().pid();
    }
}
