package io.recourse.dispute;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.identity.IdentityCheck;
import io.recourse.information.InformationRequest;
import io.recourse.offer.MadeOffer;
import io.recourse.offer.OfferKind;
import io.recourse.receipt.CaseReceipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundPurpose;
import io.recourse.ruling.RecordedRuling;
import io.recourse.terms.CaseTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What one event changes in a {@link CaseState}. Lives for one step of the fold. */
final class CaseChange {

    private final CaseState before;
    private final long version;
    private final Instant recordedAt;
    private Complaint complaint;
    private Course course;
    private List<PolicyRef> policies;
    private CaseTerms terms;
    private List<PinnedDeadline> deadlines;
    private Optional<Instant> pausedAt;
    private List<CaseRefund> refunds;
    private List<NotedMovement> movements;
    private List<CaseReceipt> receipts;
    private Dealings dealings;
    private Handling handling;
    private List<RecordedRuling> rulings;
    private List<Long> redacted;
    private Optional<Instant> closedAt;

    CaseChange(CaseState before, long version, Instant recordedAt) {
        this.before = before;
        this.version = version;
        this.recordedAt = recordedAt;
        this.complaint = before.complaint();
        this.course = before.course();
        this.policies = before.policies();
        this.terms = before.terms();
        this.deadlines = before.deadlines();
        this.pausedAt = before.pausedAt();
        this.refunds = before.refunds();
        this.movements = before.movements();
        this.receipts = before.receipts();
        this.dealings = before.dealings();
        this.handling = before.handling();
        this.rulings = before.rulings();
        this.redacted = before.redacted();
        this.closedAt = before.closedAt();
    }

    CaseState done() {
        return new CaseState(
                before.id(),
                version,
                complaint,
                before.payments(),
                before.merchantId(),
                before.origin(),
                policies,
                terms,
                course,
                deadlines,
                pausedAt,
                refunds,
                movements,
                receipts,
                dealings,
                handling,
                rulings,
                redacted,
                before.openedAt(),
                recordedAt,
                closedAt);
    }

    CaseChange apply(DisputeEvent event) {
        Instant at = event.act().occurredAt();
        switch (event) {
            case DisputeOpened e -> throw new IllegalArgumentException(e.caseId() + " was opened twice");
            case ReceiptAttached e -> attached(e, at);
            case ReceiptWithdrawn e -> receipt(e.receiptId(), r -> r.withdrawn(at));
            case ContactRecorded e -> contacted(at);
            case IdentityVerified e -> verified(e, at);
            case NoteAdded e -> handling = handling.noted();
            case Assigned e -> handling = handling.assigned(e.queue(), e.assignee());
            case InformationRequested e -> asked(e, at);
            case InformationProvided e ->
                dealings = dealings.request(e.requestId(), r -> r.provided(e.items(), e.complete(), version, at));
            case MessageSent e ->
                dealings = dealings.wrote(new Message(version, e.from(), e.to(), Optional.of(e.text()), at));
            case MerchantResponded e -> responded(e, at);
            case OfferMade e -> offered(e, at);
            case OfferAccepted e -> accepted(e, at);
            case OfferDeclined e -> dealings = dealings.offer(e.offerId(), o -> o.ended(MadeOffer.State.DECLINED, at));
            case ReturnAcknowledged e -> dealings = dealings.awaitReturn(false);
            case Escalated e -> escalated(e);
            case DisputeDecided e -> decided(e);
            case DisputeAppealed e -> appealed(e);
            case ExternalRulingRecorded e -> ruled(e);
            case ProvisionalCreditGranted e ->
                moneyAsked(CaseRefund.requested(
                        e.refundId(),
                        version,
                        e.paymentId(),
                        e.amount(),
                        RefundPurpose.PROVISIONAL_CREDIT,
                        e.reason(),
                        e.approvalNeeded(),
                        Optional.empty(),
                        e.act()));
            case ProvisionalCreditFinalised e -> refund(e.refundId(), CaseRefund::finalisedCredit);
            case ProvisionalCreditWithdrawn e -> refund(e.refundId(), CaseRefund::reversing);
            case RefundRequested e ->
                moneyAsked(CaseRefund.requested(
                        e.refundId(),
                        version,
                        e.paymentId(),
                        e.amount(),
                        RefundPurpose.REFUND,
                        e.reason(),
                        e.approvalNeeded(),
                        e.promised().map(Deadline::name),
                        e.act()));
            case RefundApproved e ->
                refund(e.refundId(), r -> r.approved(e.act().actor().id()));
            case RefundDeclined e ->
                refund(e.refundId(), r -> r.declined(e.act().actor().id(), at));
            case RefundSucceeded e -> refund(e.refundId(), r -> r.succeeded(at, e.gatewayReference()));
            case RefundFailed e -> refund(e.refundId(), r -> r.failed(at, e.failure()));
            case RefundSubmitted e -> refund(e.refundId(), r -> r.submitted(e.gatewayReference()));
            case RefundActionRequired e ->
                refund(e.refundId(), r -> r.actionRequired(e.gatewayReference(), e.action(), at));
            case RefundAbnormal e -> refund(e.refundId(), r -> r.abnormal(e.gatewayReference(), e.code(), at));
            case RefundGivenUp e -> refund(e.refundId(), r -> r.givenUp(e.code(), at));
            case RefundRetried e -> refund(e.refundId(), CaseRefund::retried);
            case RefundResolved e -> {}
            case MoneyMovedOutside e ->
                movements =
                        plus(movements, List.of(new NotedMovement(e.paymentId(), e.movement(), e.refundable(), at)));
            case RefundReversed e -> refund(e.refundId(), r -> r.reversed(at, e.failure()));
            case DeadlineApproaching e -> {}
            case DeadlineMet e -> deadline(e.name(), d -> d.ended(PinnedDeadline.State.MET, at));
            case DeadlineExpired e -> expired(e);
            case DeadlineExtended e -> extended(e);
            case ClockPaused e -> paused(e, at);
            case ClockResumed e -> resumed(e);
            case DeadlinesBegan e -> {}
            case DeadlinesSuspended e ->
                e.names().forEach(name -> deadline(name, d -> d.held(Hold.awaiting(e.awaited()), at)));
            case DeadlinesResumed e -> released(Hold.awaiting(e.awaited()), e.deadlines());
            case PartyNotified e -> {}
            case EffectRefused e -> {}
            case PolicyChanged e -> changed(e, at);
            case AccountHoldRequested e -> handling = handling.held(Optional.of(at));
            case AccountHoldReleased e -> handling = handling.held(Optional.empty());
            case IncidentLinked e -> handling = handling.partOf(e.incidentId());
            case Redacted e -> silence(e.sequence());
            case DisputeWithdrawn e -> course = course.begin();
            case DisputeClosed e -> closed(e, at);
            case DisputeReopened e -> reopened(e);
        }
        pin(event);
        return this;
    }

    CaseChange silenced(long sequence) {
        silence(sequence);
        return this;
    }

    private void pin(DisputeEvent event) {
        List<PinnedDeadline> more =
                event.promises().stream().map(PinnedDeadline::pending).toList();
        if (!more.isEmpty()) {
            deadlines = plus(deadlines, more);
        }
    }

    private void attached(ReceiptAttached e, Instant at) {
        receipts = plus(
                receipts, List.of(new CaseReceipt(e.receipt(), version, e.party(), e.draft(), at, Optional.empty())));
    }

    private void receipt(ReceiptId id, UnaryOperator<CaseReceipt> change) {
        receipts = receipts.stream()
                .map(r -> r.id().equals(id) ? change.apply(r) : r)
                .toList();
    }

    private void contacted(Instant at) {
        handling = handling.contacted(at);
        course = course.begin();
    }

    private void verified(IdentityVerified e, Instant at) {
        handling = handling.verified(new IdentityCheck(e.method(), e.passed(), at, e.validUntil()));
        course = course.begin();
    }

    private void asked(InformationRequested e, Instant at) {
        dealings = dealings.asked(new InformationRequest(
                e.requestId(),
                version,
                e.party(),
                e.items(),
                e.message(),
                e.deadline().name(),
                InformationRequest.State.OPEN,
                List.of(),
                at,
                Optional.empty()));
        course = course.begin();
    }

    private void responded(MerchantResponded e, Instant at) {
        dealings = dealings.responded(new Response(version, e.position(), e.message(), course.round(), e.late(), at));
        e.submitted().forEach(id -> receipt(id, CaseReceipt::submitted));
        course = course.begin();
    }

    private void offered(OfferMade e, Instant at) {
        e.counters().ifPresent(id -> dealings = dealings.offer(id, o -> o.ended(MadeOffer.State.COUNTERED, at)));
        dealings = dealings.offered(new MadeOffer(
                e.offer(),
                version,
                e.deadline().name(),
                MadeOffer.State.STANDING,
                e.counters(),
                at,
                e.deadline().dueAt(),
                Optional.empty()));
        course = course.begin();
    }

    private void accepted(OfferAccepted e, Instant at) {
        dealings = dealings.offer(e.offerId(), o -> o.ended(MadeOffer.State.ACCEPTED, at));
        boolean goodsComeBack = dealings.offer(e.offerId())
                .map(o -> o.offer().kind() == OfferKind.REFUND_WITH_RETURN)
                .orElse(false);
        dealings = dealings.awaitReturn(goodsComeBack);
    }

    private void escalated(Escalated e) {
        course = course.escalated(e.stage(), e.to().isExternal());
        handling = handling.escalated(e.to().queue());
    }

    private void decided(DisputeDecided e) {
        AppealStanding next = e.appealable()
                .map(deadline -> AppealStanding.openUntil(deadline.dueAt()))
                .orElseGet(() -> course.appeal().decided(e.outcome()));
        course = course.decided(new Verdict(e.outcome(), e.basis(), e.finality()), next);
    }

    private void appealed(DisputeAppealed e) {
        course = course.appealed(e.by(), e.stage());
        closedAt = Optional.empty();
    }

    private void ruled(ExternalRulingRecorded e) {
        rulings = plus(rulings, List.of(new RecordedRuling(e.ruling(), version, e.effect(), recordedAt)));
        Verdict verdict = new Verdict(e.ruling().outcome(), Basis.EXTERNAL_RULING, Finality.FINAL);
        switch (e.effect()) {
            case APPLIED -> course = course.ruled(course.stage(), verdict);
            case REVERSED -> course = course.ruled(Stage.REVERSAL, verdict);
            case DUPLICATE, LATE -> {}
        }
    }

    private void moneyAsked(CaseRefund refund) {
        refunds = plus(refunds, List.of(refund));
        course = course.begin();
    }

    private void refund(RefundId id, UnaryOperator<CaseRefund> change) {
        refunds = refunds.stream()
                .map(r -> r.id().equals(id) ? change.apply(r) : r)
                .toList();
    }

    private void expired(DeadlineExpired e) {
        deadline(e.name(), d -> d.ended(PinnedDeadline.State.EXPIRED, e.dueAt()));
        dealings = dealings.expired(e.name(), e.dueAt());
        if (runsOut(e.name())) {
            return;
        }
        if (!e.name().kind().equals(DeadlineName.APPEAL)) {
            course = course.missed(e.party());
        } else if (limitsAppeal(e.name())) {
            course = course.appealLapsed();
        }
    }

    /** A period that a rule sets and that nobody can fulfil, such as one in which papers are kept; its end is nobody's fault. */
    private boolean runsOut(DeadlineName name) {
        return deadlines.stream()
                .filter(d -> d.name().equals(name))
                .anyMatch(d -> d.deadline().provision().isPresent()
                        && d.deadline().metBy().isEmpty());
    }

    private void extended(DeadlineExtended e) {
        deadline(e.name(), d -> d.extendedTo(e.dueAt()));
        moved(e.name(), e.dueAt());
    }

    /** What lasts as long as a deadline ends with it. */
    private void moved(DeadlineName name, Instant dueAt) {
        dealings = dealings.moved(name, dueAt);
        if (limitsAppeal(name)) {
            course = course.appealUntil(dueAt);
        }
    }

    /** Whether the open appeal is open until this deadline, and not one of an earlier decision. */
    private boolean limitsAppeal(DeadlineName name) {
        return course.appeal().state() == AppealState.OPEN
                && deadlines.stream()
                        .map(PinnedDeadline::name)
                        .filter(n -> n.kind().equals(DeadlineName.APPEAL))
                        .reduce((earlier, later) -> later)
                        .filter(name::equals)
                        .isPresent();
    }

    private void paused(ClockPaused e, Instant at) {
        pausedAt = Optional.of(at);
        e.names().forEach(name -> deadline(name, d -> d.held(Hold.CLOCK, at)));
    }

    private void resumed(ClockResumed e) {
        pausedAt = Optional.empty();
        released(Hold.CLOCK, e.deadlines());
    }

    /** What stands still for another reason too goes on doing so. */
    private void released(Hold hold, List<ResumedDeadline> running) {
        running.forEach(r -> {
            deadline(r.name(), d -> d.runningUntil(r.dueAt()));
            moved(r.name(), r.dueAt());
        });
        deadlines = deadlines.stream().map(d -> d.without(hold)).toList();
    }

    private void changed(PolicyChanged e, Instant at) {
        policies = e.policies();
        terms = e.terms();
        e.moved().forEach(to -> deadline(to.name(), d -> d.replacedBy(to)));
        e.dropped().forEach(name -> deadline(name, d -> d.ended(PinnedDeadline.State.DROPPED, at)));
    }

    private void deadline(DeadlineName name, UnaryOperator<PinnedDeadline> change) {
        deadlines = deadlines.stream()
                .map(d -> d.name().equals(name) ? change.apply(d) : d)
                .toList();
    }

    private void silence(long sequence) {
        redacted = plus(redacted, List.of(sequence));
        if (sequence == 0) {
            complaint = complaint.silent();
        }
        dealings = dealings.silent(sequence);
        handling = handling.silent(sequence);
        rulings = rulings.stream()
                .map(r -> r.sequence() == sequence ? r.silent() : r)
                .toList();
        receipts = receipts.stream()
                .map(r -> r.sequence() == sequence ? r.silent() : r)
                .toList();
        refunds = refunds.stream()
                .map(r -> r.sequence() == sequence ? r.silent() : r)
                .toList();
    }

    private void closed(DisputeClosed e, Instant at) {
        course = course.ended(new Verdict(e.outcome(), e.basis(), e.finality()));
        dealings = dealings.ended(at);
        handling = handling.rated(e.satisfaction().map(how -> new Rating(version, how)));
        pausedAt = Optional.empty();
        closedAt = Optional.of(at);
    }

    private void reopened(DisputeReopened e) {
        course = course.reopened(e.stage(), e.round());
        closedAt = Optional.empty();
    }

    private static <T> List<T> plus(List<T> list, List<T> more) {
        return Stream.concat(list.stream(), more.stream()).toList();
    }
}
