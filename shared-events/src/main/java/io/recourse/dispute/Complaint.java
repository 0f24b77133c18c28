package io.recourse.dispute;

import io.recourse.actor.Channel;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.runtime.language.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the customer says, as taken in.
 *
 * @param paymentIds each once; none for complaints that are not about a payment (frozen account, privacy, service)
 * @param occurredAt when the thing complained of happened
 * @param reportedAt when the customer told somebody
 * @param receivedAt when it reached us, which is what deadlines count from; differs from reportedAt when a regulator forwards
 * @param place where it happened, as a letter of complaint says
 * @param urgent suspected theft and the like, which has a clock of its own
 * @param language in which the customer is to be answered
 * @param externalDueAt until when somebody outside, such as a regulator, wants an answer
 * @param circumstances what else decides which rules apply
 */
public record Complaint(
        CustomerId customerId,
        List<PaymentId> paymentIds,
        Reason reason,
        Channel channel,
        Optional<Money> disputedAmount,
        Optional<Instant> occurredAt,
        Instant reportedAt,
        Instant receivedAt,
        Optional<Personal<String>> description,
        Optional<DesiredResolution> desiredResolution,
        List<Personal<String>> stepsTried,
        Optional<Personal<String>> device,
        Optional<Personal<String>> orderNumber,
        Optional<Personal<String>> place,
        boolean urgent,
        Optional<Language> language,
        Optional<Jurisdiction> jurisdiction,
        Optional<ExternalReference> external,
        List<ExternalValue> externalValues,
        Optional<Instant> externalDueAt,
        Optional<Circumstances> circumstances) {

    public Complaint {
        paymentIds = List.copyOf(paymentIds);
        stepsTried = List.copyOf(stepsTried);
        externalValues = List.copyOf(externalValues);
        if (Set.copyOf(paymentIds).size() < paymentIds.size()) {
            throw new IllegalArgumentException("a complaint names each payment once");
        }
    }

    /** Without what it says in words. */
    Complaint silent() {
        return new Complaint(
                customerId,
                paymentIds,
                reason,
                channel,
                disputedAmount,
                occurredAt,
                reportedAt,
                receivedAt,
                Optional.empty(),
                desiredResolution,
                List.of(),
                Optional.empty(),
                orderNumber,
                Optional.empty(),
                urgent,
                language,
                jurisdiction,
                external,
                externalValues,
                externalDueAt,
                circumstances);
    }
}
