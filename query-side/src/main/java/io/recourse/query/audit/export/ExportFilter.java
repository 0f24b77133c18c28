package io.recourse.query.audit.export;

import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;
import io.recourse.query.audit.Placed;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which events are wanted: those for which every filter holds that is given. Of a filter with several values one is enough.
 *
 * @param after position of the last event that is not wanted, from 0
 * @param limit most events, or cases in XES
 */
public record ExportFilter(
        @Parameter(description = "The events of this case and of its payments")
        List<CaseId> caseId,

        @Parameter(description = "The events of the cases against this merchant and of the payments to it")
        List<MerchantId> merchantId,

        @Parameter(description = "Recorded at this instant or later")
        Optional<Instant> from,

        @Parameter(description = "Recorded before this instant")
        Optional<Instant> to,

        @Parameter(description = "DisputeCase, Payment, Incident, PolicyLibrary, ForgetRequest or MerchantWebhooks")
        List<StreamType> streamType,

        @Parameter(
                description = "Position of the last event that is not wanted; in XES, of the opening of the last case")
        Optional<Long> after,

        @Parameter(description = "Most events wanted; in XES, most cases")
        Optional<Long> limit) {

    public static final ExportFilter EVERYTHING = new ExportFilter(
            List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public ExportFilter {
        caseId = List.copyOf(caseId);
        merchantId = List.copyOf(merchantId);
        streamType = List.copyOf(streamType);
    }

    /** The first thing about it that makes no sense, in words that go on after the name of the parameter. */
    public Optional<Mistake> mistake() {
        if (after.filter(value -> value < 0).isPresent()) {
            return Optional.of(new Mistake("after", "must be 0 or more"));
        }
        if (limit.filter(value -> value < 0).isPresent()) {
            return Optional.of(new Mistake("limit", "must be 0 or more"));
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            return Optional.of(new Mistake("to", "must be later than from"));
        }
        return Optional.empty();
    }

    /** @param parameter the name of what is wrong */
    public record Mistake(String parameter, String reason) {}

    boolean wantsAnyOf(StreamType type) {
        return streamType.isEmpty() || streamType.contains(type);
    }

    /** Whether it was recorded when it should be. */
    boolean wantsTime(Instant recordedAt) {
        return from.filter(recordedAt::isBefore).isEmpty()
                && to.filter(end -> !recordedAt.isBefore(end)).isEmpty();
    }

    /** Whether everything holds that can be told by the event alone. */
    boolean wants(Placed event) {
        return wantsTime(event.recordedAt())
                && (streamType.isEmpty()
                        || streamType.stream().map(StreamType::value).anyMatch(event.streamType()::equals));
    }
}
