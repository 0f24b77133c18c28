package io.recourse.query.audit.export;

import io.recourse.actor.Act;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.money.Money;
import io.recourse.query.audit.UnderstoodEvent;
import io.recourse.query.list.CsvRows;
import io.recourse.refund.RefundId;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A row for each event, by RFC 4180. */
final class CsvExport implements ExportWriter {

    private static final List<String> HEADER = List.of(
            "position",
            "recordedAt",
            "occurredAt",
            "caseId",
            "paymentId",
            "refundId",
            "event",
            "actor",
            "role",
            "channel",
            "sequence",
            "amount",
            "currency",
            "status");

    private final History history;

    CsvExport(History history) {
        this.history = history;
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        CsvRows rows = new CsvRows(out);
        CaseStatuses statuses = new CaseStatuses(history);
        rows.write(HEADER);
        try (Selection<UnderstoodEvent> events = history.understood(run)) {
            for (Optional<UnderstoodEvent> event = events.next(); event.isPresent(); event = events.next()) {
                rows.write(row(event.get(), statuses.after(event.get())));
            }
        }
    }

    private static List<String> row(UnderstoodEvent event, Optional<CaseStatus> status) {
        Facts facts = Facts.of(event.payload());
        return List.of(
                Long.toString(event.place()),
                event.recordedAt().toString(),
                cell(facts.act(), act -> act.occurredAt().toString()),
                cell(facts.caseId(), CaseId::value),
                facts.paymentIds().orElse(""),
                cell(facts.refund(), RefundId::value),
                event.name(),
                cell(facts.act(), act -> act.actor().id()),
                cell(facts.act(), act -> act.actor().role().name()),
                cell(facts.act().map(Act::channel), Enum::name),
                Long.toString(event.sequence()),
                cell(facts.amount(), money -> money.amount().toPlainString()),
                cell(facts.amount().map(Money::currency), currency -> currency.getCurrencyCode()),
                cell(status, Enum::name));
    }

    private static <T> String cell(Optional<T> value, Function<T, String> text) {
        return value.map(text).orElse("");
    }
}
