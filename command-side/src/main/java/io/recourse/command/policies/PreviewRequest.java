package io.recourse.command.policies;

import io.recourse.actor.Channel;
import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.due.Moments;
import io.recourse.command.policy.pack.Loss;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Circumstances;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.web.Checks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A case that might be opened.
 *
 * @param receivedAt now where it is not said
 * @param source the system that the complaint comes from, as an external reference names it
 * @param paymentSource where the payment was made, as its recording names it
 * @param later when what would happen to the case itself would be, such as its decision; counted as if it did
 * @param losses what somebody else took, to say how much of it the customer bears; at most 100
 * @param pack only this one, whether it is enabled or not, with all its rules
 */
record PreviewRequest(
        Reason reason,
        Optional<Channel> channel,
        Optional<Origin> origin,
        Optional<Boolean> urgent,
        Optional<Jurisdiction> jurisdiction,
        Optional<String> source,
        Optional<String> paymentSource,
        Optional<Instant> receivedAt,
        Optional<Instant> externalDueAt,
        Optional<Circumstances> circumstances,
        Optional<Map<Trigger, Instant>> later,
        Optional<List<Loss>> losses,
        Optional<PolicyRef> pack) {

    private static final int MOST_LOSSES = 100;
    private static final int LONGEST_SOURCE = 200;

    Facts facts(Instant now) {
        Checks checks = new Checks();
        Map<Trigger, Instant> after = later.orElse(Map.of());
        checks.that(after.keySet().stream().noneMatch(Trigger::stated), "/later", Flaw.Kind.INVALID);
        checks.that(!after.containsKey(Trigger.NOTICE_RECEIVED), "/later/NOTICE_RECEIVED", Flaw.Kind.INVALID);
        checks.optionalText("/source", source, LONGEST_SOURCE);
        checks.optionalText("/paymentSource", paymentSource, LONGEST_SOURCE);
        checks.list("/losses", losses, 0, MOST_LOSSES);
        List<Loss> lost = losses.orElse(List.of());
        IntStream.range(0, lost.size())
                .forEach(i -> checks.positive(
                        "/losses/" + i + "/amount", Optional.of(lost.get(i).amount())));
        checks.that(
                lost.stream()
                        .allMatch(loss ->
                                loss.amount().hasCurrencyOf(lost.getFirst().amount())),
                "/losses",
                Flaw.Kind.INVALID);
        return checks.build(() -> facts(after, now));
    }

    private Facts facts(Map<Trigger, Instant> after, Instant now) {
        Circumstances known = circumstances.orElse(Circumstances.UNKNOWN);
        Instant received = receivedAt.orElse(now);
        Map<Trigger, Instant> moments = new EnumMap<>(Trigger.class);
        moments.putAll(known.moments());
        moments.putAll(after);
        moments.put(Trigger.NOTICE_RECEIVED, received);
        return new Facts(
                reason,
                channel.orElse(Channel.API),
                origin.orElse(Origin.WALLET),
                urgent.orElse(reason == Reason.FRAUD_UNAUTHORISED),
                jurisdiction,
                known.product().orElse(Product.WALLET_BALANCE),
                Set.copyOf(known.present()),
                source,
                paymentSource.stream().collect(Collectors.toSet()),
                new Moments(moments, known.billingDay()),
                externalDueAt.filter(received::isBefore));
    }
}
