package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
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
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.AddNote;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Close;
import io.recourse.dispute.ConfirmRefund;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.FailRefund;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.RecordContact;
import io.recourse.dispute.Refund;
import io.recourse.refund.CaseRefund;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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

    private static final List<Rule> LIFECYCLE_RULES = List.of(Rule.ROLE_NOT_ALLOWED, Rule.ACTION_NOT_ALLOWED_IN_PHASE);

    /** What can be asked; the number chooses among a few refunds, targets and deadlines. */
    private static final List<BiFunction<Act, Integer, DisputeCommand>> COMMANDS = List.of(
            (by, n) -> new AttachReceipt(CASE, Sample.RECEIPT, by),
            (by, n) -> new RecordContact(CASE, Channel.PHONE, words("x"), Optional.empty(), by),
            (by, n) -> new AddNote(CASE, words("x"), by),
            (by, n) -> new Escalate(CASE, EscalationTarget.values()[n], words("x"), by),
            (by, n) -> new Refund(CASE, refund(n), PAYMENT, cny(n + "0.00"), Optional.empty(), by),
            (by, n) -> new ConfirmRefund(CASE, refund(n), "ref", by),
            (by, n) -> new FailRefund(CASE, refund(n), Sample.DECLINED, by),
            (by, n) -> new ExpireDeadline(CASE, n % 2 == 0 ? DeadlineName.FIRST_RESPONSE : DeadlineName.RESOLUTION, by),
            (by, n) -> new Close(CASE, Outcome.NO_FAULT, Basis.POLICY, Optional.empty(), by));

    record Step(int command, int choice, Role role, int hoursLater) {}

    @Property(tries = 500)
    void holdsAfterEveryStep(@ForAll("steps") @Size(max = 40) List<Step> steps) {
        VirtualClock clock = new VirtualClock(NOW);
        CaseDecider decider = new CaseDecider(
                new PaymentHistory().with(recorded(cny("88.00"))).payments(), clock);
        CaseState state = CaseState.evolve(Optional.empty(), opened(Sample.complaint(), cny("88.00")), 0, NOW);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            clock.advanceTo(clock.instant().plus(Duration.ofHours(step.hoursLater())));
            Act by = new Act(new Actor("a", step.role()), Channel.API, clock.instant(), CommandId.of("c" + i));
            DisputeCommand command = COMMANDS.get(step.command()).apply(by, step.choice());
            List<DisputeEvent> events = decide(decider, state, command);
            CaseState before = state;
            for (DisputeEvent event : events) {
                state = CaseState.evolve(Optional.of(state), event, state.version() + 1, clock.instant());
            }
            assertHolds(before, state);
        }
    }

    private static List<DisputeEvent> decide(CaseDecider decider, CaseState state, DisputeCommand command) {
        boolean allowed =
                Lifecycle.allowed(state.phase(), command.act().actor().role()).contains(command.action());
        try {
            List<DisputeEvent> events = decider.decide(state, command);
            assertThat(allowed).as("%s in %s", command, state.phase()).isTrue();
            return events;
        } catch (Rejected e) {
            boolean byLifecycle = Rejected.in(e)
                    .map(Rejection::rule)
                    .filter(LIFECYCLE_RULES::contains)
                    .isPresent();
            assertThat(byLifecycle).as("%s in %s", command, state.phase()).isEqualTo(!allowed);
            return List.of();
        } catch (DeadlineNotDue e) {
            return List.of();
        } catch (IllegalArgumentException e) {
            assertThat(command)
                    .as("only a refund of nothing")
                    .isInstanceOfSatisfying(
                            Refund.class,
                            refund -> assertThat(refund.amount().positive()).isFalse());
            return List.of();
        }
    }

    private static void assertHolds(CaseState before, CaseState after) {
        assertThat(after.stage()).isGreaterThanOrEqualTo(before.stage());
        assertThat(after.phase() == Phase.EXECUTING)
                .isEqualTo(after.refunds().stream().anyMatch(CaseRefund::inFlight));
        if (before.closed()) {
            assertThat(after.closed()).isTrue();
            assertThat(after.verdict()).isEqualTo(before.verdict());
        }
        assertThat(after.refunds())
                .containsAll(
                        before.refunds().stream().filter(r -> !r.inFlight()).toList())
                .extracting(CaseRefund::id)
                .doesNotHaveDuplicates();
        assertThat(after.deadlines())
                .hasSize(2)
                .containsAll(
                        before.deadlines().stream().filter(d -> !d.pending()).toList());
        assertThat(after.late().contains(Party.OPERATOR))
                .isEqualTo(after.deadlines().stream().anyMatch(d -> d.state() == PinnedDeadline.State.EXPIRED));
        assertThat(after.deadlines())
                .filteredOn(d -> d.state() == PinnedDeadline.State.MET)
                .allMatch(d -> d.endedAt().orElseThrow().isBefore(d.deadline().dueAt()));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, COMMANDS.size() - 1),
                        Arbitraries.integers().between(0, EscalationTarget.values().length - 1),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(Role.SYSTEM)), Tuple.of(2, Arbitraries.of(Role.class))),
                        Arbitraries.integers().between(0, 24 * 12))
                .as(Step::new)
                .list();
    }
}
