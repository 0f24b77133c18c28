package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Adjudicate;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.Reopen;
import io.recourse.information.InformationRequest;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Anything may be done to cases in any order, over restarts: what is scheduled stays what the cases say. */
class DeadlineWalkTest {

    private static final long SEED = 4_711;
    private static final int LIVES = 3;
    private static final int STEPS = 120;

    private final TestDatabase database = TestDatabase.fresh();
    private final Random random = new Random(SEED);
    private final List<CaseId> cases =
            IntStream.range(0, 20).mapToObj(Sample::dispute).toList();
    private int requests;

    @Test
    void whateverIsDoneWhatIsScheduledIsWhatTheCasesSay() {
        Instant now = NOW;
        for (int life = 1; life <= LIVES; life++) {
            try (Desk desk = Desk.start(database, now)) {
                Moves moves = new Moves(desk);
                moves.addPack(life);
                if (life == 1) {
                    cases.forEach(id -> desk.open(id, desk.pay("walk-" + id, cny("10.00"))));
                }
                Agenda agenda = new Agenda(desk, cases);
                agenda.assertKept();
                for (int step = 1; step <= STEPS; step++) {
                    CaseId id = cases.get(random.nextInt(cases.size()));
                    Crowd.refusal(() -> act(moves, id)).forEach(rule -> {});
                    if (step % 50 == 0) {
                        agenda.assertKept();
                    }
                }
                agenda.assertKept();
                now = desk.now();
            }
        }
        try (Desk desk = Desk.start(database, now.plus(Duration.ofDays(5)))) {
            new Agenda(desk, cases).assertKept();
            cases.forEach(id -> MovedDeadlinesTest.assertExpiredOnceEach(desk, id));
            assertThat(cases.stream().flatMap(id -> MovedDeadlinesTest.events(desk, id)))
                    .as("something of everything")
                    .hasAtLeastOneElementOfType(DeadlineExpired.class)
                    .hasAtLeastOneElementOfType(DeadlinesResumed.class)
                    .hasAtLeastOneElementOfType(PolicyChanged.class)
                    .hasAtLeastOneElementOfType(DisputeClosed.class)
                    .hasAtLeastOneElementOfType(DisputeReopened.class);
        }
    }

    private void act(Moves moves, CaseId id) {
        Desk desk = moves.desk();
        switch (random.nextInt(14)) {
            case 0 -> moves.contact(id);
            case 1 -> moves.ask(id, ++requests, Party.CUSTOMER);
            case 2 -> moves.ask(id, ++requests, Party.MERCHANT);
            case 3, 4 -> asked(desk, id).ifPresent(request -> moves.answer(id, request));
            case 5 -> moves.pause(id);
            case 6 -> moves.resume(id);
            case 7, 8 ->
                pending(desk, id)
                        .ifPresent(d -> moves.extend(
                                id, d.name(), d.deadline().dueAt().plus(Duration.ofHours(1 + random.nextInt(40)))));
            case 9, 10 -> moves.changePolicy(id);
            case 11 ->
                desk.handle(new Adjudicate(
                        id,
                        random.nextBoolean() ? Outcome.CUSTOMER_FAVOUR : Outcome.NO_FAULT,
                        random.nextBoolean() ? Finality.FINAL : Finality.PROVISIONAL,
                        Optional.empty(),
                        Optional.empty(),
                        desk.system(Moves.id("decide"))));
            case 12 -> closeOrReopen(moves, id);
            default -> desk.advanceTo(desk.now().plus(Duration.ofMinutes(random.nextInt(600))));
        }
    }

    private static void closeOrReopen(Moves moves, CaseId id) {
        Desk desk = moves.desk();
        if (desk.dispute(id).closed()) {
            desk.handle(new Reopen(id, words("not so"), desk.system(Moves.id("reopen"))));
        } else {
            moves.close(id);
        }
    }

    private Optional<PinnedDeadline> pending(Desk desk, CaseId id) {
        List<PinnedDeadline> pending = desk.dispute(id).deadlines().stream()
                .filter(PinnedDeadline::pending)
                .toList();
        return pending.isEmpty() ? Optional.empty() : Optional.of(pending.get(random.nextInt(pending.size())));
    }

    /** The number of a request that is not answered. */
    private static Optional<Integer> asked(Desk desk, CaseId id) {
        CaseState state = desk.dispute(id);
        return state.dealings().requests().stream()
                .filter(InformationRequest::answerable)
                .map(request -> request.id().value())
                .map(value -> Integer.parseInt(value.substring(value.length() - 6)))
                .findFirst();
    }
}
