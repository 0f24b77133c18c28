package io.recourse.query.timeline;

import static io.recourse.query.timeline.Value.plain;
import static io.recourse.query.timeline.Value.said;
import static io.recourse.query.timeline.Value.term;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.AccountHoldReleased;
import io.recourse.dispute.AccountHoldRequested;
import io.recourse.dispute.Assigned;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DeadlinesBegan;
import io.recourse.dispute.DeadlinesResumed;
import io.recourse.dispute.DeadlinesSuspended;
import io.recourse.dispute.DisputeAppealed;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.DisputeWithdrawn;
import io.recourse.dispute.EffectRefused;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.ExternalRulingRecorded;
import io.recourse.dispute.IdentityVerified;
import io.recourse.dispute.IncidentLinked;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.MerchantResponded;
import io.recourse.dispute.MessageSent;
import io.recourse.dispute.MoneyMovedOutside;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.OfferAccepted;
import io.recourse.dispute.OfferDeclined;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.Party;
import io.recourse.dispute.PartyNotified;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.ProvisionalCreditFinalised;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.ProvisionalCreditWithdrawn;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.ReceiptWithdrawn;
import io.recourse.dispute.Redacted;
import io.recourse.dispute.RefundAbnormal;
import io.recourse.dispute.RefundActionRequired;
import io.recourse.dispute.RefundApproved;
import io.recourse.dispute.RefundDeclined;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundGivenUp;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundResolved;
import io.recourse.dispute.RefundRetried;
import io.recourse.dispute.RefundReversed;
import io.recourse.dispute.RefundSubmitted;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.dispute.ReturnAcknowledged;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.offer.Offer;
import io.recourse.refund.RefundFailure;
import io.recourse.work.Satisfaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the timeline says of each event. */
final class Narration {

    private Narration() {}

    static Line of(DisputeEvent event) {
        Line line = Line.of(event.getClass().getSimpleName());
        return switch (event) {
            case DisputeOpened e -> opened(line, e);
            case ReceiptAttached e -> attached(line, e);
            case ReceiptWithdrawn e ->
                line.with("receipt", plain(e.receiptId())).with("reason", said(e.reason()));
            case ContactRecorded e ->
                line.with("contactChannel", term(e.contactChannel()))
                        .with("words", said(e.words()))
                        .maybe("result", e.result());
            case IdentityVerified e ->
                line.variant(e.passed() ? "passed" : "failed")
                        .with("method", term(e.method()))
                        .with("validUntil", moment(e.validUntil()))
                        .maybe("details", e.details());
            case NoteAdded e -> line.with("note", said(e.text()));
            case Assigned e -> assigned(line.with("queue", term(e.queue())), e);
            case InformationRequested e ->
                line.with("party", term(e.party()))
                        .with(
                                "items",
                                Line.phrases(
                                        e.items().stream().map(Narration::asked).toList()))
                        .with("dueAt", until(e.deadline()))
                        .maybe("message", e.message());
            case InformationProvided e ->
                line.with("party", term(e.party()))
                        .with(
                                "items",
                                Line.phrases(e.items().stream()
                                        .map(Narration::provided)
                                        .toList()))
                        .variant("partial", !e.complete())
                        .variant("late", e.late());
            case MessageSent e ->
                line.with("from", term(e.from())).with("to", term(e.to())).with("text", said(e.text()));
            case MerchantResponded e ->
                line.with("position", term(e.position())).also(asides(e)).maybe("message", e.message());
            case OfferMade e -> offered(line, e);
            case OfferAccepted e -> line.with("by", term(e.by()));
            case OfferDeclined e -> line.with("by", term(e.by())).maybe("reason", e.reason());
            case ReturnAcknowledged e ->
                line.with("condition", term(e.condition())).maybe("details", e.details());
            case Escalated e -> escalated(line.with("to", term(e.to())), e);
            case DisputeDecided e ->
                line.with("outcome", term(e.outcome()))
                        .with("basis", term(e.basis()))
                        .with("finality", term(e.finality()))
                        .also(asides(e))
                        .maybe("explanation", e.explanation());
            case DisputeAppealed e ->
                line.with("by", term(e.by())).with("stage", term(e.stage())).with("reason", said(e.reason()));
            case ExternalRulingRecorded e -> ruled(line, e);
            case ProvisionalCreditGranted e ->
                line.with("amount", plain(e.amount()))
                        .with("payment", plain(e.paymentId()))
                        .variant("approval", e.approvalNeeded())
                        .maybe("reason", e.reason());
            case ProvisionalCreditFinalised e -> line.with("amount", plain(e.amount()));
            case ProvisionalCreditWithdrawn e ->
                line.with("amount", plain(e.amount())).maybe("reason", e.reason());
            case RefundRequested e ->
                line.with("amount", plain(e.amount()))
                        .with("payment", plain(e.paymentId()))
                        .also(asides(e))
                        .maybe("reason", e.reason());
            case RefundApproved e -> line.with("refund", plain(e.refundId()));
            case RefundDeclined e -> line.with("refund", plain(e.refundId())).maybe("reason", e.reason());
            case RefundSucceeded e ->
                line.with("amount", plain(e.amount())).with("reference", plain(e.gatewayReference()));
            case RefundFailed e -> failed(line.with("amount", plain(e.amount())), e.failure());
            case RefundReversed e -> failed(line.with("amount", plain(e.amount())), e.failure());
            case RefundSubmitted e ->
                line.with("amount", plain(e.amount())).with("reference", plain(e.gatewayReference()));
            case RefundActionRequired e ->
                line.with("amount", plain(e.amount())).with("action", plain(e.action()));
            case RefundAbnormal e -> line.with("amount", plain(e.amount())).with("code", plain(e.code()));
            case RefundGivenUp e ->
                line.with("amount", plain(e.amount()))
                        .with("tries", plain(e.tries()))
                        .with("code", plain(e.code()));
            case RefundRetried e -> line.with("refund", plain(e.refundId()));
            case RefundResolved e ->
                line.with("refund", plain(e.refundId()))
                        .with("reference", plain(e.reference()))
                        .variant("unmoved", !e.moved())
                        .maybe("reason", e.reason());
            case MoneyMovedOutside e ->
                line.with(
                                "movement",
                                new Value.Term(
                                        "OutsideMovement", e.movement().kind().name()))
                        .with("amount", plain(e.movement().amount()))
                        .with("payment", plain(e.paymentId()))
                        .with("refundable", plain(e.refundable()));
            case DeadlineMet e -> line.with("deadline", DeadlineLines.named(e.name()));
            case DeadlineExpired e ->
                expired(line, e.name())
                        .with("deadline", DeadlineLines.named(e.name()))
                        .with("party", term(e.party()))
                        .with("dueAt", moment(e.dueAt()));
            case DeadlineApproaching e ->
                line.with("deadline", DeadlineLines.named(e.name()))
                        .with("party", term(e.party()))
                        .with("dueAt", moment(e.dueAt()));
            case DeadlineExtended e ->
                line.with("deadline", DeadlineLines.named(e.name()))
                        .with("dueAt", moment(e.dueAt()))
                        .with("reason", said(e.reason()));
            case ClockPaused e ->
                line.with("deadlines", DeadlineLines.named(e.names())).with("reason", said(e.reason()));
            case ClockResumed e -> DeadlineLines.resumed(line, e.deadlines());
            case DeadlinesBegan e ->
                line.with("trigger", term(e.trigger()))
                        .with("deadlines", Line.phrases(DeadlineLines.due(e.deadlines())));
            case DeadlinesSuspended e ->
                line.with("party", term(e.awaited())).with("deadlines", DeadlineLines.named(e.names()));
            case DeadlinesResumed e -> DeadlineLines.resumed(line.with("party", term(e.awaited())), e.deadlines());
            case PartyNotified e -> line.with("party", term(e.party())).with("deadline", DeadlineLines.named(e.name()));
            case EffectRefused e ->
                line.with("deadline", DeadlineLines.named(e.name()))
                        .with("effect", new Value.Phrase(DeadlineLines.effect(e.effect())))
                        .with("rule", new Value.Refused(e.rule()));
            case PolicyChanged e ->
                line.with("before", Line.phrases(DeadlineLines.policies(e.before())))
                        .with("policies", Line.phrases(DeadlineLines.policies(e.policies())))
                        .also(DeadlineLines.changes(e))
                        .with("reason", said(e.reason()));
            case AccountHoldRequested e -> line.with("reason", said(e.reason()));
            case AccountHoldReleased e -> line.with("reason", said(e.reason()));
            case IncidentLinked e -> line.with("incident", plain(e.incidentId()));
            case Redacted e -> line.with("sequence", plain(e.sequence())).with("reason", said(e.reason()));
            case DisputeWithdrawn e -> line.maybe("reason", e.reason());
            case DisputeClosed e ->
                closed(
                                line.with("outcome", term(e.outcome()))
                                        .with("basis", term(e.basis()))
                                        .with("finality", term(e.finality())),
                                e)
                        .maybe("summary", e.summary());
            case DisputeReopened e ->
                line.with("round", plain(e.round()))
                        .with("stage", term(e.stage()))
                        .also(DeadlineLines.underRules(e.deadlines()))
                        .with("reason", said(e.reason()));
        };
    }

    private static Line opened(Line line, DisputeOpened e) {
        Line opened = line.with("reason", term(e.complaint().reason()));
        return e.complaint()
                .disputedAmount()
                .map(amount -> opened.variant("amount").with("amount", plain(amount)))
                .orElse(opened)
                .variant("urgent", e.complaint().urgent())
                .also(DeadlineLines.underRules(e.deadlines()));
    }

    /** Nobody but its merchant is to know what a draft is. */
    private static Line attached(Line line, ReceiptAttached e) {
        if (e.draft()) {
            return line.variant("draft");
        }
        return line.variant("party", e.party() != Party.CUSTOMER)
                .with("party", term(e.party()))
                .with("kind", term(e.receipt().kind()))
                .with("fileName", said(e.receipt().fileName()))
                .with("mediaType", plain(e.receipt().mediaType()))
                .with("sizeBytes", plain(e.receipt().sizeBytes()));
    }

    private static Line assigned(Line line, Assigned e) {
        return e.assignee()
                .map(assignee -> line.variant("assignee").with("assignee", plain(assignee)))
                .orElse(line);
    }

    private static Line asked(RequestedItem item) {
        return Line.of("asked")
                .with("item", term(item.item()))
                .variant("optional", !item.mandatory())
                .maybe("details", item.details());
    }

    private static Line provided(ProvidedItem item) {
        Line line = Line.of("provided").with("item", term(item.item())).maybe("words", item.words());
        return item.receiptId()
                .map(receipt -> line.variant("receipt").with("receipt", plain(receipt)))
                .orElse(line);
    }

    private static List<Line> asides(MerchantResponded e) {
        Line receipts = Line.of("submitted").with("count", plain(e.submitted().size()));
        return Stream.of(
                        Stream.of(receipts).filter(line -> !e.submitted().isEmpty()),
                        Stream.of(Line.of("late")).filter(line -> e.late()))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Line offered(Line line, OfferMade e) {
        Offer offer = e.offer();
        Line kind = Line.of("offer").with("kind", term(offer.kind()));
        Line what = offer.amount()
                .map(amount -> kind.variant("amount").with("amount", plain(amount)))
                .orElse(kind);
        return line.variant("counter", e.counters().isPresent())
                .with("from", term(offer.from()))
                .with("to", term(offer.to()))
                .with("offer", new Value.Phrase(what))
                .with("validUntil", until(e.deadline()))
                .maybe("message", offer.message());
    }

    private static Line escalated(Line line, Escalated e) {
        return e.missed()
                .map(missed -> line.variant("missed").with("deadline", DeadlineLines.named(missed)))
                .orElseGet(() -> line.maybe("reason", e.reason()));
    }

    private static List<Line> asides(DisputeDecided e) {
        return Stream.of(
                        e.missed().stream().map(name -> Line.of("missed").with("deadline", DeadlineLines.named(name))),
                        e.reasonCode().stream()
                                .map(code -> Line.of("reasonCode").with("code", plain(code))),
                        e.appealable().stream()
                                .map(deadline -> Line.of("appealable").with("dueAt", until(deadline))))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Line ruled(Line line, ExternalRulingRecorded e) {
        return line.with("ruling", plain(e.ruling().rulingId()))
                .with("source", plain(e.ruling().source()))
                .with("issuedAt", moment(e.ruling().issuedAt()))
                .with("outcome", term(e.ruling().outcome()))
                .with("effect", term(e.effect()))
                .maybe("words", e.ruling().words());
    }

    private static List<Line> asides(RefundRequested e) {
        return Stream.of(
                        Stream.of(Line.of("approval")).filter(line -> e.approvalNeeded()),
                        e.promised().stream()
                                .map(deadline -> Line.of("promised").with("dueAt", until(deadline))))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Line failed(Line line, RefundFailure failure) {
        return line.with(
                        "failure",
                        new Value.Term("RefundFailure", failure.kind().name()))
                .with("code", plain(failure.code()));
    }

    /** To let these pass is nobody's fault, or says more than that a deadline was missed. */
    private static Line expired(Line line, DeadlineName name) {
        DeadlineName kind = name.kind();
        return line.variant("information", kind.equals(DeadlineName.INFORMATION))
                .variant("offer", kind.equals(DeadlineName.OFFER))
                .variant("appeal", kind.equals(DeadlineName.APPEAL));
    }

    private static Line closed(Line line, DisputeClosed e) {
        return e.satisfaction()
                .map(rated -> line.variant("rated").with("rated", new Value.Phrase(rated(rated))))
                .orElse(line);
    }

    private static Line rated(Satisfaction satisfaction) {
        return Line.of("rated")
                .with("score", plain(satisfaction.score()))
                .with("most", plain(Satisfaction.MOST))
                .maybe("comment", satisfaction.comment());
    }

    private static Value until(Deadline deadline) {
        return moment(deadline.dueAt());
    }

    private static Value moment(Instant at) {
        return new Value.Moment(at);
    }
}
