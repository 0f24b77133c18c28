package io.recourse.command.dispute;

import io.recourse.actor.Channel;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DesiredResolution;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Reason;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.web.Checks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A complaint as it is taken in. {@code reportedAt} defaults to now, and {@code receivedAt}, from which deadlines count, to
 * {@code reportedAt}. At most 20 payments, each once, and 20 steps of 200 characters; the description has at most 4,000.
 */
record OpenDisputeRequest(
        CustomerId customerId,
        Optional<List<PaymentId>> paymentIds,
        Reason reason,
        Channel channel,
        Optional<Money> disputedAmount,
        Optional<Instant> occurredAt,
        Optional<Instant> reportedAt,
        Optional<Instant> receivedAt,
        Optional<String> description,
        Optional<DesiredResolution> desiredResolution,
        Optional<List<String>> stepsTried,
        Optional<String> device,
        Optional<Jurisdiction> jurisdiction,
        Optional<ExternalReference> external) {

    private static final int MOST = 20;
    private static final int SHORT = 200;

    Complaint complaint(Instant now) {
        Checks checks = new Checks();
        Checks.Checked<List<PaymentId>> payments = checks.list("/paymentIds", paymentIds, 0, MOST);
        Checks.Checked<List<String>> steps = checks.texts("/stepsTried", stepsTried, MOST, SHORT);
        disputedAmount.ifPresent(amount -> checks.positive("/disputedAmount", disputedAmount));
        checks.optionalText("/description", description, FreeText.LIMIT);
        checks.optionalText("/device", device, SHORT);
        checks.that(
                paymentIds.stream().allMatch(ids -> ids.stream().distinct().count() == ids.size()),
                "/paymentIds",
                Flaw.Kind.DUPLICATE);
        Instant reported = reportedAt.orElse(now);
        return checks.build(() -> new Complaint(
                customerId,
                payments.get(),
                reason,
                channel,
                disputedAmount,
                occurredAt,
                reported,
                receivedAt.orElse(reported),
                description.map(Personal::of),
                desiredResolution,
                steps.get().stream().map(Personal::of).toList(),
                device.map(Personal::of),
                jurisdiction,
                external,
                List.of()));
    }
}
