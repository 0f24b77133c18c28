package io.recourse.query.audit.export;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeOpened;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentRecorded;
import io.recourse.runtime.axon.FirstEvents;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Which streams of events an export is about. What it must know of a stream is in the stream's first event, so that it asks the
 * store and no read model: one that has not caught up would leave out what it does not know yet.
 */
final class Scope {

    /** Streams whose merchant is remembered; any number of streams is exported with that much memory. */
    private static final int REMEMBERED = 20_000;

    private final FirstEvents beginnings;
    private final Set<String> merchants;
    private final Optional<Set<String>> streams;
    private final Recent<Boolean> known = new Recent<>(REMEMBERED);

    private Scope(FirstEvents beginnings, Set<String> merchants, Optional<Set<String>> streams) {
        this.beginnings = beginnings;
        this.merchants = merchants;
        this.streams = streams;
    }

    static Scope of(ExportFilter filter, FirstEvents beginnings) {
        Set<String> merchants =
                filter.merchantId().stream().map(MerchantId::value).collect(Collectors.toSet());
        Optional<Set<String>> streams =
                filter.caseId().isEmpty() ? Optional.empty() : Optional.of(ofCases(filter.caseId(), beginnings));
        return new Scope(beginnings, merchants, streams);
    }

    /** Those of {@code ids} that it is about. Best asked of a few hundred at once. */
    Set<String> within(Collection<String> ids) {
        Set<String> inside = ids.stream()
                .filter(id -> streams.map(all -> all.contains(id)).orElse(true))
                .collect(Collectors.toCollection(HashSet::new));
        if (merchants.isEmpty() || inside.isEmpty()) {
            return inside;
        }
        Map<String, Boolean> answers = answers(inside);
        inside.removeIf(id -> !answers.getOrDefault(id, false));
        return inside;
    }

    private Map<String, Boolean> answers(Set<String> ids) {
        Map<String, Boolean> answers = new HashMap<>();
        ids.forEach(id -> known.get(id).ifPresent(answer -> answers.put(id, answer)));
        Set<String> unknown =
                ids.stream().filter(id -> !answers.containsKey(id)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            Set<String> inside = beginnings.of(unknown).stream()
                    .filter(this::isOfMerchant)
                    .map(DomainEventMessage::getAggregateIdentifier)
                    .collect(Collectors.toSet());
            unknown.forEach(id -> answers.put(id, inside.contains(id)));
            unknown.forEach(id -> known.put(id, inside.contains(id)));
        }
        return answers;
    }

    private boolean isOfMerchant(DomainEventMessage<?> first) {
        return merchant(first)
                .map(MerchantId::value)
                .filter(merchants::contains)
                .isPresent();
    }

    private static Optional<MerchantId> merchant(DomainEventMessage<?> first) {
        Object payload = first.getPayload();
        if (payload instanceof DisputeOpened opened) {
            return opened.merchantId();
        }
        return payload instanceof PaymentRecorded recorded
                ? Optional.of(recorded.details().merchantId())
                : Optional.empty();
    }

    private static Set<String> ofCases(List<CaseId> cases, FirstEvents beginnings) {
        List<String> ids = cases.stream().map(CaseId::value).toList();
        Stream<String> payments = beginnings.of(ids).stream()
                .map(DomainEventMessage::getPayload)
                .filter(DisputeOpened.class::isInstance)
                .map(DisputeOpened.class::cast)
                .flatMap(opened -> opened.complaint().paymentIds().stream())
                .map(PaymentId::value);
        return Stream.concat(ids.stream(), payments).collect(Collectors.toSet());
    }
}
