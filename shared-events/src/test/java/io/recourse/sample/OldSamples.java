package io.recourse.sample;

import static io.recourse.sample.Sample.cny;

import io.recourse.deadline.Deadline;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputedPayment;
import io.recourse.work.Queue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Events as earlier releases wrote them, in the order of one case's history, and what they are read as today. */
public final class OldSamples {

    private OldSamples() {}

    /**
     * An event of an earlier release.
     *
     * @param expected what it is read as
     */
    public record Old(Class<? extends DisputeEvent> type, String revision, DisputeEvent expected) {

        public String fileName() {
            return type.getSimpleName() + "." + revision + ".json";
        }

        /** The JSON that was approved when this revision was new. */
        public byte[] payload() {
            try (InputStream stream = OldSamples.class.getResourceAsStream("/events/" + fileName())) {
                if (stream == null) {
                    throw new IllegalStateException(fileName() + " is gone, but there are events of that form");
                }
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return fileName();
        }
    }

    public static List<Old> all() {
        return List.of(
                first(opened()),
                first(SampleEvents.attached()),
                first(SampleEvents.requested(Sample.REFUND, cny("30.00"))),
                first(SampleEvents.closed()));
    }

    private static Old first(DisputeEvent expected) {
        return new Old(expected.getClass(), "1", expected);
    }

    /** Nothing was asked of a case then beside its deadlines, none of which could be paused. */
    private static DisputeOpened opened() {
        DisputeOpened now = SampleEvents.opened(complaint(), cny("88.00"));
        return new DisputeOpened(
                now.caseId(),
                now.complaint(),
                List.of(new DisputedPayment(Sample.PAYMENT, cny("88.00"))),
                now.merchantId(),
                now.origin(),
                now.stage(),
                now.policy(),
                now.deadlines().stream().map(OldSamples::neverPaused).toList(),
                Sample.bareTerms(),
                Queue.FRONT_DESK,
                now.act());
    }

    private static Deadline neverPaused(Deadline d) {
        return new Deadline(d.name(), d.party(), d.startsAt(), d.dueAt(), d.metBy(), d.onExpiry(), false);
    }

    private static Complaint complaint() {
        Complaint now = Sample.complaint();
        return new Complaint(
                now.customerId(),
                now.paymentIds(),
                now.reason(),
                now.channel(),
                now.disputedAmount(),
                now.occurredAt(),
                now.reportedAt(),
                now.receivedAt(),
                now.description(),
                now.desiredResolution(),
                now.stepsTried(),
                now.device(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                now.jurisdiction(),
                now.external(),
                now.externalValues(),
                Optional.empty());
    }
}
