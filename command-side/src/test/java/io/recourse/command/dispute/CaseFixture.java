package io.recourse.command.dispute;

import io.recourse.command.payment.PaymentHistory;
import io.recourse.command.policy.ComplaintPortalPolicy;
import io.recourse.payment.PaymentEvent;
import io.recourse.sample.Sample;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

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
        return new AggregateTestFixture<>(DisputeCase.class)
                .registerInjectableResource(new CaseDecider(history.payments(), clock))
                .registerInjectableResource(new CaseOpening(history.payments(), new ComplaintPortalPolicy(), clock));
    }
}
