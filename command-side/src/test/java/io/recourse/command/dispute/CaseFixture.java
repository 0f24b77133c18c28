package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.payment.PaymentHistory;
import io.recourse.command.policy.Policy;
import io.recourse.command.policy.TestPacks;
import io.recourse.command.policy.pack.PackPolicy;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Phase;
import io.recourse.payment.PaymentEvent;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;

/** A case among payments, at an instant. */
final class CaseFixture {

    static final Policy POLICY = new PackPolicy(TestPacks::shipped);

    private CaseFixture() {}

    static FixtureConfiguration<DisputeCase> with(PaymentEvent... payment) {
        return at(Sample.NOW, payment);
    }

    static FixtureConfiguration<DisputeCase> at(Instant now, PaymentEvent... payment) {
        return at(now, new PaymentHistory().with(payment));
    }

    static FixtureConfiguration<DisputeCase> at(Instant now, PaymentHistory history) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new AggregateTestFixture<>(DisputeCase.class)
                .registerInjectableResource(decider(POLICY, history, clock))
                .registerInjectableResource(
                        new CaseOpening(history.payments(), POLICY, new Consequences(POLICY), clock));
    }

    static CaseDecider decider(Policy policy, PaymentHistory history, Clock clock) {
        MoneyMatters money = new MoneyMatters(history.payments());
        return new CaseDecider(
                money,
                new Expiry(money, history.payments()),
                new PolicyChange(policy),
                new Consequences(policy),
                clock);
    }

    /** What a new case with this complaint comes with. */
    static Policy.Decision promised(Complaint complaint, Instant receivedAt) {
        return POLICY.decide(Policy.Facts.of(complaint, Set.of(), Origin.WALLET, receivedAt), receivedAt);
    }

    /** The lifecycle's own refusals name the action. */
    static void refused(TestExecutor<DisputeCase> given, DisputeCommand command, Rule rule) {
        refused(given, command, Rejection.of(rule, "action", command.action().commandName()));
    }

    static void refused(TestExecutor<DisputeCase> given, DisputeCommand command, Rejection rejection) {
        given.when(command).expectNoEvents().expectException(Rejected.class).expectExceptionDetails(rejection);
    }

    /** For {@code expectState}. */
    static Consumer<DisputeCase> isIn(Phase phase) {
        return satisfies(state -> assertThat(state.phase()).isEqualTo(phase));
    }

    /** For {@code expectState}. */
    static Consumer<DisputeCase> satisfies(Consumer<CaseState> requirements) {
        return dispute -> assertThat(dispute).extracting("state").isInstanceOfSatisfying(CaseState.class, requirements);
    }
}
