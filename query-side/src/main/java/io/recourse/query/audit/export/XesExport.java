package io.recourse.query.audit.export;

import io.recourse.actor.Act;
import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeOpened;
import io.recourse.payment.MerchantId;
import io.recourse.query.audit.UnderstoodEvent;
import io.recourse.refund.RefundId;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * IEEE 1849-2023: a trace for each case, in the order of their openings. The openings are found by going through the whole history,
 * and each case is read by itself, so that no more than one is held.
 */
final class XesExport implements ExportWriter {

    /** What every trace and every event has, and how tools tell events apart. */
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1849.2023" xes.features="" xmlns="http://www.xes-standard.org/">
              <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
              <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
              <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
              <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
              <extension name="Recourse" prefix="recourse" uri="urn:recourse:xes"/>
              <global scope="trace">
                <string key="concept:name" value="UNKNOWN"/>
              </global>
              <global scope="event">
                <string key="concept:name" value="UNKNOWN"/>
                <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
                <string key="lifecycle:transition" value="complete"/>
                <string key="org:resource" value="UNKNOWN"/>
                <string key="org:role" value="UNKNOWN"/>
              </global>
              <classifier name="Activity" scope="event" keys="concept:name"/>
              <classifier name="Resource" scope="event" keys="org:resource"/>
              <classifier name="ActivityByRole" scope="event" keys="concept:name org:role"/>
              <string key="concept:name" value="Recourse"/>
              <string key="lifecycle:model" value="standard"/>
            """;

    private final History history;

    XesExport(History history) {
        this.history = history;
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        out.write(HEAD);
        Newcomers late = history.newcomers(run);
        long left = run.filter().limit().orElse(Long.MAX_VALUE);
        try (Selection<UnderstoodEvent> openings = history.openings(run)) {
            Optional<UnderstoodEvent> opening = Optional.empty();
            while (left > 0 && (opening = openings.next()).isPresent()) {
                left -= trace(run, opening.get(), late, new XesElements(out)) ? 1 : 0;
            }
        }
        out.write("</log>\n");
    }

    /** Whether there was anything to write. */
    private boolean trace(Run run, UnderstoodEvent opening, Newcomers late, XesElements out) throws IOException {
        DisputeOpened opened = (DisputeOpened) opening.payload();
        CaseHistory events = history.of(opened.caseId(), late);
        if (events.events().stream().noneMatch(event -> run.filter().wantsTime(event.getTimestamp()))) {
            return false;
        }
        out.begin("trace");
        about(opening.place(), opened, out);
        events.walk((message, event, after) -> {
            if (run.filter().wantsTime(message.getTimestamp())) {
                event(message, Facts.of(event), after, out);
            }
        });
        out.end("trace");
        return true;
    }

    private static void about(long position, DisputeOpened opened, XesElements out) throws IOException {
        out.text("concept:name", opened.caseId().value());
        out.number("recourse:position", position);
        out.text("recourse:reason", opened.complaint().reason().name());
        out.text("recourse:origin", opened.origin().name());
        out.text("recourse:customer", opened.complaint().customerId().value());
        out.text("recourse:merchant", opened.merchantId().map(MerchantId::value));
    }

    private static void event(DomainEventMessage<?> message, Facts facts, CaseState after, XesElements out)
            throws IOException {
        Act act = facts.act().orElseThrow();
        out.begin("event");
        out.text("concept:name", message.getPayload().getClass().getSimpleName());
        out.date("time:timestamp", act.occurredAt());
        out.text("lifecycle:transition", "complete");
        out.text("org:resource", act.actor().id());
        out.text("org:role", act.actor().role().name());
        out.text("recourse:eventId", message.getIdentifier());
        out.number("recourse:sequence", message.getSequenceNumber());
        out.date("recourse:recordedAt", message.getTimestamp());
        out.text("recourse:channel", act.channel().name());
        out.text("recourse:payment", facts.paymentIds());
        out.text("recourse:refund", facts.refund().map(RefundId::value));
        if (facts.amount().isPresent()) {
            out.decimal("recourse:amount", facts.amount().get().amount());
            out.text("recourse:currency", facts.amount().get().currency().getCurrencyCode());
        }
        out.text("recourse:status", Axes.of(after).status().name());
        out.text("recourse:stage", after.stage().name());
        out.end("event");
    }
}
