package io.recourse.query.timeline;

import static io.recourse.query.timeline.Value.plain;
import static io.recourse.query.timeline.Value.term;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.RefundFailed;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.personal.Personal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the timeline says of one event.
 *
 * @param wording names the sentence
 * @param values what the sentence mentions, by name
 */
record Line(String wording, Map<String, Value> values) {

    static Line of(DisputeEvent event) {
        Line line = new Line(event.getClass().getSimpleName(), Map.of());
        return switch (event) {
            case DisputeOpened e -> opened(line, e);
            case ReceiptAttached e ->
                line.with("kind", term(e.receipt().kind()))
                        .with("fileName", new Value.Said(e.receipt().fileName()))
                        .with("mediaType", plain(e.receipt().mediaType()))
                        .with("sizeBytes", plain(e.receipt().sizeBytes()));
            case ContactRecorded e ->
                line.with("contactChannel", term(e.contactChannel()))
                        .with("words", new Value.Said(e.words()))
                        .maybe("result", e.result());
            case NoteAdded e -> line.with("note", new Value.Said(e.text()));
            case Escalated e -> escalated(line.with("to", term(e.to())), e);
            case RefundRequested e ->
                line.with("amount", plain(e.amount()))
                        .with("payment", plain(e.paymentId()))
                        .maybe("reason", e.reason());
            case RefundSucceeded e ->
                line.with("amount", plain(e.amount())).with("reference", plain(e.gatewayReference()));
            case RefundFailed e ->
                line.with("amount", plain(e.amount()))
                        .with(
                                "failure",
                                new Value.Term(
                                        "RefundFailure", e.failure().kind().name()))
                        .with("code", plain(e.failure().code()));
            case DeadlineMet e -> line.with("deadline", deadline(e.name()));
            case DeadlineExpired e ->
                line.with("deadline", deadline(e.name()))
                        .with("party", term(e.party()))
                        .with("dueAt", new Value.Moment(e.dueAt()));
            case DisputeClosed e ->
                line.with("outcome", term(e.outcome()))
                        .with("basis", term(e.basis()))
                        .with("finality", term(e.finality()))
                        .maybe("summary", e.summary());
        };
    }

    private static Line opened(Line line, DisputeOpened e) {
        Line opened = line.with("reason", term(e.complaint().reason()));
        return e.complaint()
                .disputedAmount()
                .map(amount -> opened.variant("amount").with("amount", plain(amount)))
                .orElse(opened);
    }

    private static Line escalated(Line line, Escalated e) {
        return e.missed()
                .map(missed -> line.variant("missed").with("deadline", deadline(missed)))
                .orElseGet(() -> line.maybe("reason", e.reason()));
    }

    private static Value deadline(DeadlineName name) {
        return new Value.Term("DeadlineName", name.value());
    }

    private Line maybe(String name, Optional<Personal<String>> words) {
        return words.map(said -> variant(name).with(name, new Value.Said(said))).orElse(this);
    }

    private Line with(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Line(wording, more);
    }

    private Line variant(String name) {
        return new Line(wording + "." + name, values);
    }
}
