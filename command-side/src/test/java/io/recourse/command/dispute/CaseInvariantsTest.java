package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.command.payment.PaymentHistory;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Action;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DisputeAppealed;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.LifecycleRow;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.RefundApproved;
import io.recourse.offer.MadeOffer;
import io.recourse.refund.CaseRefund;
import io.recourse.rejection.Rejected;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** What holds for every case, whatever anybody asks of it in whatever order. */
class CaseInvariantsTest {

    record Step(Action action, int choice, Role role, String actor, int hoursLater) {}

    @Property(tries = 1_000)
    void holdsAfterEveryStep(@ForAll("steps") @Size(max = 60) List<Step> steps) {
        VirtualClock clock = new VirtualClock(NOW);
        CaseDecider decider =
                CaseFixture.decider(ExplorationPack.POLICY, new PaymentHistory().with(recorded(cny("88.00"))), clock);
        DisputeEvent opening =
                ExplorationPack.opened(opened(Sample.complaint(), cny("88.00"), Sample.terms(), Queue.FRONT_DESK));
        CaseState state = CaseState.evolve(Optional.empty(), opening, 0, NOW);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            clock.advanceTo(clock.instant().plus(Duration.ofHours(step.hoursLater())));
            Actor actor = new Actor(step.actor(), step.role());
            Act by = new Act(actor, Channel.API, clock.instant(), CommandId.of("c" + i));
            DisputeCommand command = AnyCommand.of(step.action(), step.choice(), state, by);
            List<DisputeEvent> events = decide(decider, state, command);
            CaseState before = state;
            for (DisputeEvent event : events) {
                assertMayHappen(state, event, command);
                state = CaseState.evolve(Optional.of(state), event, state.version() + 1, clock.instant());
            }
            assertInTheTable(before, state, command);
            assertHolds(before, state, events);
        }
    }

    private static List<DisputeEvent> decide(CaseDecider decider, CaseState state, DisputeCommand command) {
        Act act = command.act();
        boolean allowed =
                Lifecycle.allowed(state, act.actor(), act.occurredAt()).contains(command.action());
        assertThat(CaseView.of(state, act.actor(), act.occurredAt()).allowedActions())
                .as("what is shown as allowed")
                .isEqualTo(Lifecycle.allowed(state, act.actor(), act.occurredAt()));
        try {
            List<DisputeEvent> events = decider.decide(state, command);
            assertThat(allowed).as("%s in %s", command, state.phase()).isTrue();
            return events;
        } catch (Rejected | DeadlineNotDue e) {
            return List.of();
        } catch (IllegalArgumentException e) {
            assertThat(allowed).as("%s in %s", command, state.phase()).isTrue();
            assertThat(e).as("%s", command).hasMessageContaining("a refund is of more than nothing");
            return List.of();
        }
    }

    private static void assertMayHappen(CaseState before, DisputeEvent event, DisputeCommand command) {
        assertThat(Stream.concat(Lifecycle.row(command.action()).events().stream(), Lifecycle.CONSEQUENCES.stream()))
                .as("%s", command)
                .anyMatch(type -> type.isInstance(event));
        if (event instanceof DeadlineExpired expired) {
            PinnedDeadline deadline = before.deadline(expired.name()).orElseThrow();
            assertThat(deadline.state()).isEqualTo(PinnedDeadline.State.PENDING);
            assertThat(event.act().occurredAt())
                    .isAfterOrEqualTo(deadline.deadline().dueAt());
        }
        if (event instanceof RefundApproved approved) {
            assertThat(before.refund(approved.refundId()).orElseThrow().requestedBy())
                    .isNotEqualTo(event.act().actor().id());
        }
    }

    private static void assertInTheTable(CaseState before, CaseState after, DisputeCommand command) {
        LifecycleRow row = Lifecycle.row(command.action());
        if (after.version() > before.version() && after.phase() != before.phase()) {
            assertThat(row.next()).as("%s from %s", command, before.phase()).contains(after.phase());
        }
        if (after.stage() != before.stage()) {
            assertThat(row.stages()).as("%s from %s", command, before.stage()).contains(after.stage());
        }
    }

    private static void assertHolds(CaseState before, CaseState after, List<DisputeEvent> events) {
        boolean reopened = events.stream().anyMatch(DisputeReopened.class::isInstance);
        assertThat(after.round()).isEqualTo(before.round() + (reopened ? 1 : 0));
        if (reopened) {
            assertThat(after.late()).isEmpty();
        } else {
            assertThat(after.stage()).isGreaterThanOrEqualTo(before.stage());
        }
        if (before.closed() && !reopened && events.stream().noneMatch(DisputeAppealed.class::isInstance)) {
            assertThat(after.closed()).isTrue();
        }
        assertMoney(before, after);
        assertDeadlines(before, after);
        if (after.closed()) {
            assertNothingIsOpen(after);
        }
    }

    private static void assertMoney(CaseState before, CaseState after) {
        assertThat(after.refunds())
                .extracting(CaseRefund::id)
                .doesNotHaveDuplicates()
                .containsAll(before.refunds().stream().map(CaseRefund::id).toList());
        assertThat(after.phase() == Phase.EXECUTING)
                .isEqualTo(after.refunds().stream().anyMatch(CaseRefund::inFlight));
        assertThat(after.refunds().stream().map(CaseRefund::status).toList())
                .as("what moved no money, or came back, stays so")
                .hasSize(after.refunds().size());
        before.refunds().stream()
                .filter(r -> !r.given())
                .forEach(ended -> assertThat(after.refund(ended.id()))
                        .get()
                        .extracting(CaseRefund::status)
                        .isEqualTo(ended.status()));
    }

    private static void assertDeadlines(CaseState before, CaseState after) {
        assertThat(after.deadlines())
                .containsAll(
                        before.deadlines().stream().filter(d -> !d.pending()).toList())
                .extracting(PinnedDeadline::name)
                .doesNotHaveDuplicates()
                .startsWith(
                        before.deadlines().stream().map(PinnedDeadline::name).toArray(DeadlineName[]::new));
        assertThat(after.deadlines().stream()
                        .filter(d -> before.deadline(d.name())
                                .filter(PinnedDeadline::running)
                                .isPresent()))
                .filteredOn(d -> d.state() == PinnedDeadline.State.MET)
                .allMatch(d -> d.endedAt().orElseThrow().isBefore(d.deadline().dueAt()));
        assertThat(after.deadlines())
                .as("nothing stands still without a reason")
                .allMatch(d ->
                        (d.state() == PinnedDeadline.State.PAUSED) == !d.holds().isEmpty())
                .allSatisfy(d -> assertThat(d.holds()).allMatch(hold -> holds(hold, after)));
        assertThat(after.deadlines())
                .as("nothing stands still longer than it may")
                .filteredOn(d -> d.heldSince().isPresent())
                .allMatch(d -> d.heldSince().orElseThrow().isBefore(d.deadline().dueAt()));
    }

    private static boolean holds(Hold hold, CaseState state) {
        return switch (hold) {
            case CLOCK -> state.pausedAt().isPresent();
            case CUSTOMER_AWAITED -> state.dealings().await(Party.CUSTOMER);
            case MERCHANT_AWAITED -> state.dealings().await(Party.MERCHANT);
        };
    }

    private static void assertNothingIsOpen(CaseState closed) {
        assertThat(closed.refunds()).noneMatch(r -> r.inFlight() || r.awaitsApproval() || r.outstandingCredit());
        assertThat(closed.dealings().requests()).noneMatch(r -> r.answerable());
        assertThat(closed.dealings().offers()).noneMatch(MadeOffer::standing);
        assertThat(closed.verdict()).isPresent();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Action.values()).filter(action -> action != Action.OPEN_DISPUTE),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.of(Role.SYSTEM, Role.SUPERVISOR, Role.AGENT, Role.MERCHANT)),
                                Tuple.of(1, Arbitraries.of(Role.class))),
                        Arbitraries.of("a0", "a1"),
                        Arbitraries.integers().between(0, 24 * 4))
                .as(Step::new)
                .list();
    }
}
