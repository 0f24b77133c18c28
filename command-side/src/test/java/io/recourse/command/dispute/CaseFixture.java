package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.payment.PaymentHistory;
import io.recourse.command.policy.ComplaintPortalPolicy;
import io.recourse.command.policy.Policy;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.Phase;
import io.recourse.payment.PaymentEvent;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;

/** A case among payments, at an instant. */
final class CaseFixture {

    private CaseFixture() {}

    static FixtureConfiguration<DisputeCase> with(PaymentEvent... payment) {
        return at(Sample.NOW, payment);
    }

    static FixtureConfiguration<DisputeCase> at(Instant now, PaymentEvent... payment) {
        return at(now, new PaymentHistory().with(payment));
    }

    static FixtureConfiguration<DisputeCase> at(Instant now, PaymentHistory history) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Policy policy = new ComplaintPortalPolicy();
        return new AggregateTestFixture<>(DisputeCase.class)
                .registerInjectableResource(new CaseDecider(new MoneyMatters(history.payments()), policy, clock))
                .registerInjectableResource(new CaseOpening(history.payments(), policy, clock));
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
