package io.recourse.command.dispute;

import io.recourse.actor.Channel;
import io.recourse.command.web.Label;
import io.recourse.command.web.PositiveMoney;
import io.recourse.command.web.Words;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DesiredResolution;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Reason;
import io.recourse.payment.CustomerId;
import io.recourse.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A complaint as it is taken in. {@code reportedAt} defaults to now, and {@code receivedAt}, from which deadlines count, to
 * {@code reportedAt}. At most 20 payments, each once, and 20 steps.
 */
record OpenDisputeRequest(
        CustomerId customerId,
        Optional<List<PaymentId>> paymentIds,
        Reason reason,
        Channel channel,
        Optional<PositiveMoney> disputedAmount,
        Optional<Instant> occurredAt,
        Optional<Instant> reportedAt,
        Optional<Instant> receivedAt,
        Optional<Words> description,
        Optional<DesiredResolution> desiredResolution,
        Optional<List<Label>> stepsTried,
        Optional<Label> device,
        Optional<Jurisdiction> jurisdiction,
        Optional<ExternalReference> external) {

    private static final int LIMIT = 20;

    OpenDisputeRequest {
        requireFew("paymentIds", paymentIds);
        requireFew("stepsTried", stepsTried);
        if (paymentIds.stream().anyMatch(ids -> ids.stream().distinct().count() < ids.size())) {
            throw new IllegalArgumentException("paymentIds must name each payment once");
        }
    }

    Complaint complaint(Instant now) {
        Instant reported = reportedAt.orElse(now);
        return new Complaint(
                customerId,
                paymentIds.orElse(List.of()),
                reason,
                channel,
                disputedAmount.map(PositiveMoney::value),
                occurredAt,
                reported,
                receivedAt.orElse(reported),
                description.map(Words::personal),
                desiredResolution,
                stepsTried.orElse(List.of()).stream().map(Label::personal).toList(),
                device.map(Label::personal),
                jurisdiction,
                external,
                List.of());
    }

    private static void requireFew(String name, Optional<? extends List<?>> values) {
        if (values.map(List::size).orElse(0) > LIMIT) {
            throw new IllegalArgumentException(name + " must have at most " + LIMIT + " entries");
        }
    }
}
