package io.recourse.command.dispute;

import io.recourse.actor.Channel;
import io.recourse.dispute.Circumstances;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DesiredResolution;
import io.recourse.dispute.ExternalReference;
import io.recourse.dispute.ExternalValue;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Reason;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.PaymentId;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.web.Checks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A complaint as it is taken in. {@code reportedAt} defaults to now, and {@code receivedAt}, from which deadlines count, to
 * {@code reportedAt}. Suspected theft is urgent unless said otherwise, and what a regulator sends has that origin. At most 20
 * payments, each once, 20 steps and 20 external values; short texts have at most 200 characters and the description 4,000.
 *
 * @param externalDueAt until when somebody outside wants an answer; later than receivedAt
 * @param circumstances what else decides which rules apply
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
        Optional<String> orderNumber,
        Optional<String> place,
        Optional<Boolean> urgent,
        Optional<Language> language,
        Optional<Jurisdiction> jurisdiction,
        Optional<Origin> origin,
        Optional<ExternalReference> external,
        Optional<List<ExternalValue>> externalValues,
        Optional<Instant> externalDueAt,
        Optional<Circumstances> circumstances) {

    private static final int MOST = 20;
    private static final int SHORT = 200;

    Complaint complaint(Instant now) {
        Checks checks = new Checks();
        Checks.Checked<List<PaymentId>> payments = checks.list("/paymentIds", paymentIds, 0, MOST);
        Checks.Checked<List<String>> steps = checks.texts("/stepsTried", stepsTried, MOST, SHORT);
        disputedAmount.ifPresent(amount -> checks.positive("/disputedAmount", disputedAmount));
        checks.optionalText("/description", description, FreeText.LIMIT);
        checks.optionalText("/device", device, SHORT);
        checks.optionalText("/orderNumber", orderNumber, SHORT);
        checks.optionalText("/place", place, SHORT);
        Checks.Checked<List<ExternalValue>> values = checks.list("/externalValues", externalValues, 0, MOST);
        values(checks);
        checks.that(
                paymentIds.stream().allMatch(ids -> ids.stream().distinct().count() == ids.size()),
                "/paymentIds",
                Flaw.Kind.DUPLICATE);
        Instant reported = reportedAt.orElse(now);
        Instant received = receivedAt.orElse(reported);
        checks.that(externalDueAt.map(received::isBefore).orElse(true), "/externalDueAt", Flaw.Kind.OUT_OF_RANGE);
        return checks.build(() -> new Complaint(
                customerId,
                payments.get(),
                reason,
                channel,
                disputedAmount,
                occurredAt,
                reported,
                received,
                description.map(text -> FreeText.of("/description", text)),
                desiredResolution,
                FreeText.all("/stepsTried", steps.get()),
                device.map(text -> FreeText.of("/device", text)),
                orderNumber.map(text -> FreeText.of("/orderNumber", text)),
                place.map(text -> FreeText.of("/place", text)),
                urgent.orElse(reason == Reason.FRAUD_UNAUTHORISED),
                language,
                jurisdiction,
                external.map(reference -> FreeText.reference("/external", reference)),
                masked(values.get()),
                externalDueAt,
                circumstances));
    }

    Origin from() {
        return origin.orElse(channel == Channel.REGULATOR ? Origin.REGULATOR : Origin.WALLET);
    }

    private static List<ExternalValue> masked(List<ExternalValue> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> new ExternalValue(
                        values.get(i).source(),
                        values.get(i).field(),
                        FreeText.plain(
                                "/externalValues/" + i + "/value", values.get(i).value())))
                .toList();
    }

    private void values(Checks checks) {
        List<ExternalValue> given = externalValues.orElse(List.of());
        IntStream.range(0, given.size()).forEach(i -> {
            String pointer = "/externalValues/" + i;
            checks.text(pointer + "/source", Optional.of(given.get(i).source()), SHORT);
            checks.text(pointer + "/field", Optional.of(given.get(i).field()), SHORT);
            checks.text(pointer + "/value", Optional.of(given.get(i).value()), SHORT);
        });
    }
}
