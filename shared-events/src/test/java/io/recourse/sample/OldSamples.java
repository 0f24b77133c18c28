package io.recourse.sample;

import static io.recourse.sample.Sample.cny;

import io.recourse.deadline.Deadline;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputedPayment;
import io.recourse.terms.CaseTerms;
import io.recourse.work.Queue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Events as earlier releases wrote them, and what they are read as today. */
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
                first(openedWithoutTerms()),
                new Old(DisputeOpened.class, "2", openedUnderOnePolicy()),
                first(SampleEvents.attached()),
                first(SampleEvents.requested(Sample.REFUND, cny("30.00"))),
                first(SampleEvents.closed()));
    }

    private static Old first(DisputeEvent expected) {
        return new Old(expected.getClass(), "1", expected);
    }

    /** Nothing was asked of a case then beside its deadlines, none of which could be paused. */
    private static DisputeOpened openedWithoutTerms() {
        DisputeOpened now = SampleEvents.opened(briefComplaint(), cny("88.00"));
        return new DisputeOpened(
                now.caseId(),
                now.complaint(),
                List.of(new DisputedPayment(Sample.PAYMENT, cny("88.00"), Optional.empty())),
                now.merchantId(),
                now.origin(),
                now.stage(),
                now.policies(),
                now.deadlines().stream().map(OldSamples::neverPaused).toList(),
                Sample.bareTerms(),
                Queue.FRONT_DESK,
                now.act());
    }

    private static Deadline neverPaused(Deadline d) {
        return Deadline.promise(d.name(), d.party(), d.startsAt(), d.dueAt(), d.metBy(), d.onExpiry(), false);
    }

    private static DisputeOpened openedUnderOnePolicy() {
        DisputeOpened now = SampleEvents.opened(complaint(), cny("88.00"), terms(), Queue.COMPLAINTS);
        return new DisputeOpened(
                now.caseId(),
                now.complaint(),
                List.of(new DisputedPayment(Sample.PAYMENT, cny("88.00"), Optional.empty())),
                now.merchantId(),
                now.origin(),
                now.stage(),
                now.policies(),
                now.deadlines(),
                now.terms(),
                now.queue(),
                now.act());
    }

    /** No policy limited what was given back, or given for a time. */
    private static CaseTerms terms() {
        CaseTerms now = Sample.terms();
        return new CaseTerms(
                now.identityFor(),
                now.identityValidFor(),
                now.approvalAbove(),
                now.intake(),
                now.evidence(),
                now.customerAnswer(),
                now.merchantAnswer(),
                now.offer(),
                now.appeal(),
                now.refund(),
                now.longestExtension(),
                now.mostReceipts(),
                now.mostResponses(),
                Optional.empty(),
                Optional.empty());
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
                now.orderNumber(),
                now.place(),
                now.urgent(),
                now.language(),
                now.jurisdiction(),
                now.external(),
                now.externalValues(),
                now.externalDueAt(),
                Optional.empty());
    }

    private static Complaint briefComplaint() {
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
                Optional.empty(),
                Optional.empty());
    }
}
