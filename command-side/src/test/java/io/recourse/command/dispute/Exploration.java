package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.command.payment.PaymentHistory;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Action;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Party;
import io.recourse.dispute.RemindDeadline;
import io.recourse.dispute.Stage;
import io.recourse.information.Item;
import io.recourse.refund.CaseRefund;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import io.recourse.terms.CaseTerms;
import io.recourse.terms.Promise;
import io.recourse.work.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tries everything that can be asked in every position that a case can come to. Positions are told apart by phase, stage,
 * appeal, and by who may do what in them; from each, every command is tried, by everybody, in several variants.
 */
final class Exploration {

    private static final int VARIANTS = 8;
    private static final Set<Action> SAID_IN_ONE_WAY = EnumSet.of(
            Action.RECORD_CONTACT,
            Action.ADD_NOTE,
            Action.ASSIGN,
            Action.SEND_MESSAGE,
            Action.APPEAL,
            Action.WITHDRAW,
            Action.REOPEN,
            Action.PAUSE_CLOCK,
            Action.RESUME_CLOCK,
            Action.CHANGE_POLICY,
            Action.REQUEST_ACCOUNT_HOLD,
            Action.RELEASE_ACCOUNT_HOLD,
            Action.LINK_INCIDENT,
            Action.REDACT);
    /** What these two may do tells positions apart. */
    private static final List<Actor> TELLING = List.of(new Actor("a1", Role.SUPERVISOR), new Actor("m", Role.MERCHANT));

    private static final List<Actor> WORKERS = List.of(
            new Actor("a0", Role.AGENT),
            new Actor("a0", Role.SUPERVISOR),
            new Actor("a1", Role.SUPERVISOR),
            new Actor("m", Role.MERCHANT),
            new Actor("s", Role.SYSTEM));
    private static final List<Actor> EVERYBODY = Stream.concat(
                    WORKERS.stream(), Stream.of(new Actor("u", Role.AUDITOR), new Actor("d", Role.ADMIN)))
            .toList();

    private final PaymentHistory payments = new PaymentHistory().with(recorded(cny("500.00")));
    private final Set<Object> seen = new HashSet<>();
    private final Deque<CaseState> open = new ArrayDeque<>();

    /**
     * @param refusal the rule that refused it, by the table or by what it says
     * @param after the case as it is then
     */
    record Trial(
            CaseState before,
            DisputeCommand command,
            Instant at,
            List<DisputeEvent> events,
            Optional<Rule> refusal,
            CaseState after) {}

    private record Aspect(Object kind, Object phase, Object value, Object by) {}

    void run(Consumer<Trial> each) {
        DisputeOpened opening =
                ExplorationPack.opened(opened(Sample.complaint(), cny("500.00"), terms(), Queue.FRONT_DESK));
        DisputeOpened unpaid =
                ExplorationPack.opened(opened(Sample.bareComplaint(), cny("500.00"), terms(), Queue.FRONT_DESK));
        Stream.of(opening, alert(opening), unpaid)
                .forEach(first -> open.add(CaseState.evolve(Optional.empty(), first, 0, NOW)));
        inTheEnd(each, ending(opening), Action.VERIFY_IDENTITY, Action.GRANT_PROVISIONAL_CREDIT, Action.CONFIRM_REFUND);
        inTheEnd(each, alert(opening), Action.RECORD_CONTACT, Action.VERIFY_IDENTITY, Action.REFUND);
        while (!open.isEmpty()) {
            CaseState state = open.remove();
            isNew(state);
            for (Action action : Action.values()) {
                if (action != Action.OPEN_DISPUTE) {
                    EVERYBODY.forEach(actor -> variants(action, actor).forEach(variant -> {
                        Trial trial = attempt(state, action, variant, actor);
                        each.accept(trial);
                        if (!trial.events().isEmpty() && isNew(trial.after())) {
                            open.add(trial.after());
                        }
                    }));
                }
            }
        }
    }

    /** Ways that begin like others, so that they are not gone on from, and end by time. */
    private void inTheEnd(Consumer<Trial> each, DisputeOpened opening, Action... actions) {
        Actor inside = new Actor("s", Role.SYSTEM);
        CaseState state = CaseState.evolve(Optional.empty(), opening, 0, NOW);
        for (Action action : actions) {
            Trial trial = attempt(state, action, 1, inside);
            each.accept(trial);
            state = trial.after();
        }
        for (int variant = 1; variant <= 3; variant++) {
            each.accept(attempt(state, Action.EXPIRE_DEADLINE, variant, inside));
        }
    }

    /** How it is said changes nothing for who may never say it, and little for who may say no more than a supervisor. */
    private static IntStream variants(Action action, Actor actor) {
        if (!Lifecycle.row(action).roles().contains(actor.role())) {
            return IntStream.of(1);
        }
        boolean one = SAID_IN_ONE_WAY.contains(action) || actor.role() == Role.AGENT;
        return IntStream.rangeClosed(1, one ? 2 : VARIANTS);
    }

    private static DisputeOpened alert(DisputeOpened e) {
        return new DisputeOpened(
                e.caseId(),
                e.complaint(),
                e.payments(),
                e.merchantId(),
                Origin.ALERT,
                Stage.ALERT,
                e.policies().stream().filter(Exploration::isShipped).toList(),
                e.deadlines().stream()
                        .filter(d ->
                                isShipped(d.provision().orElseThrow().clause().policy()))
                        .toList(),
                e.terms(),
                e.queue(),
                e.act());
    }

    /** Nothing of the pack passes before it ends the case. */
    private static DisputeOpened ending(DisputeOpened e) {
        return new DisputeOpened(
                e.caseId(),
                e.complaint(),
                e.payments(),
                e.merchantId(),
                e.origin(),
                e.stage(),
                e.policies(),
                e.deadlines().stream()
                        .filter(d -> d.name().equals(DeadlineName.of("END")))
                        .toList(),
                e.terms(),
                e.queue(),
                e.act());
    }

    private static boolean isShipped(PolicyRef policy) {
        return !policy.id().equals("exploration");
    }

    private Trial attempt(CaseState state, Action action, int variant, Actor actor) {
        Instant next = state.updatedAt().plus(Duration.ofMinutes(1));
        Act by = new Act(actor, Channel.API, next, CommandId.of("c"));
        DisputeCommand command = AnyCommand.of(action, variant, state, by);
        Instant at = later(next, when(state, command).orElse(next));
        CaseDecider decider = CaseFixture.decider(ExplorationPack.POLICY, payments, Clock.fixed(at, ZoneOffset.UTC));
        try {
            List<DisputeEvent> events = decider.decide(state, command);
            CaseState after = state;
            for (DisputeEvent event : events) {
                after = CaseState.evolve(Optional.of(after), event, after.version() + 1, at);
            }
            return new Trial(state, command, at, events, Optional.empty(), after);
        } catch (Rejected e) {
            return new Trial(state, command, at, List.of(), Rejected.in(e).map(Rejection::rule), state);
        }
    }

    /** What waits for an instant is tried at that instant. */
    private static Optional<Instant> when(CaseState state, DisputeCommand command) {
        return switch (command) {
            case ExpireDeadline expire ->
                state.deadline(expire.name()).map(d -> d.deadline().dueAt());
            case RemindDeadline remind ->
                state.deadline(remind.name()).flatMap(d -> d.deadline().reminderAfter(state.updatedAt()));
            default -> Optional.empty();
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A position that differs in some aspect from all before is gone on from; all are told apart from it afterwards. */
    private boolean isNew(CaseState state) {
        Instant at = state.updatedAt().plus(Duration.ofMinutes(1));
        Stream<Aspect> allowed = TELLING.stream().flatMap(actor -> {
            List<Action> may = Lifecycle.allowed(state, actor, at);
            return actions().map(action -> new Aspect(action, state.phase(), may.contains(action), actor));
        });
        Stream<Aspect> pending = state.deadlines().stream()
                .filter(PinnedDeadline::pending)
                .map(deadline ->
                        new Aspect("pending", state.stage(), deadline.name().kind(), ""));
        return Stream.concat(
                        Stream.of(
                                new Aspect("stage", state.phase(), state.stage(), state.round() > 1),
                                new Aspect(
                                        "appeal",
                                        state.phase(),
                                        state.course().appeal().state(),
                                        state.verdict().map(verdict -> verdict.finality())),
                                new Aspect("waits", waits(state), state.closed(), ""),
                                new Aspect("identified", state.stage(), state.identified(at), ""),
                                new Aspect("refunds", refunds(state), identityAsked(state), ""),
                                new Aspect(
                                        "responded",
                                        state.dealings().responses().size(),
                                        state.closed(),
                                        "")),
                        Stream.concat(allowed, pending))
                .map(seen::add)
                .reduce(false, (one, other) -> one || other);
    }

    /** All that a case can wait for at once. */
    private static Object waits(CaseState state) {
        return List.of(
                asked(state, Party.CUSTOMER),
                asked(state, Party.MERCHANT),
                state.dealings().standingOfferTo(Party.CUSTOMER).isPresent(),
                state.dealings().standingOfferTo(Party.MERCHANT).isPresent(),
                state.course().external(),
                state.refunds().stream().anyMatch(CaseRefund::inFlight),
                state.dealings().returnAwaited());
    }

    /** None, one or more. */
    private static long asked(CaseState state, Party party) {
        return Math.min(
                2,
                state.dealings().requests().stream()
                        .filter(request -> request.awaited() && request.party() == party)
                        .count());
    }

    private static boolean identityAsked(CaseState state) {
        return state.dealings().requests().stream()
                .anyMatch(request -> request.awaited()
                        && request.party() == Party.CUSTOMER
                        && request.missing().contains(Item.IDENTITY));
    }

    /** Which kinds of money there are at once. */
    private static Object refunds(CaseState state) {
        return List.of(
                Math.min(
                        2, state.refunds().stream().filter(CaseRefund::inFlight).count()),
                state.refunds().stream().anyMatch(CaseRefund::awaitsApproval),
                state.refunds().stream().anyMatch(CaseRefund::refunded),
                state.refunds().stream().anyMatch(CaseRefund::outstandingCredit),
                state.refunds().stream()
                        .flatMap(refund -> refund.deadline().stream())
                        .findAny()
                        .isPresent());
    }

    private static CaseTerms terms() {
        CaseTerms sample = Sample.terms();
        return new CaseTerms(
                sample.identityFor(),
                sample.identityValidFor(),
                Optional.of(List.of(cny("25.00"))),
                sample.intake(),
                sample.evidence(),
                escalating(sample.customerAnswer(), EscalationTarget.REGULATOR),
                sample.merchantAnswer(),
                escalating(sample.offer(), EscalationTarget.CARD_SCHEME),
                sample.appeal(),
                escalating(sample.refund(), EscalationTarget.TECHNICAL_TEAM),
                sample.longestExtension(),
                sample.mostReceipts(),
                sample.mostResponses(),
                sample.refunds(),
                sample.credit());
    }

    private static Promise escalating(Promise promise, EscalationTarget to) {
        return new Promise(promise.within(), List.of(new ExpiryEffect.Escalate(to)), promise.pausable());
    }

    static Stream<Action> actions() {
        return Arrays.stream(Action.values()).filter(action -> action != Action.OPEN_DISPUTE);
    }
}
