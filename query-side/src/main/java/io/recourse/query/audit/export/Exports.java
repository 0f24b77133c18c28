package io.recourse.query.audit.export;

import io.recourse.runtime.problem.ProblemException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** The history, or a part of it, in a format that others read. */
@Component
public final class Exports {

    private final History history;
    private final Sealing sealing;

    Exports(History history, Sealing sealing) {
        this.history = history;
        this.sealing = sealing;
    }

    /**
     * Writes the wanted events up to the one that is the last now, in UTF-8.
     *
     * @param patience how long it may be waited, in NDJSON, until that event is in the ledger
     * @param out not closed; what was written is complete only when this returns
     * @param progress is told now and then how many events have been read
     * @throws ProblemException 503 with Retry-After when that takes longer; nothing has been written then
     * @throws IOException when {@code out} takes no more, or the event store does not answer for ten seconds
     */
    public void write(
            ExportFormat format, ExportFilter filter, Duration patience, OutputStream out, LongConsumer progress)
            throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer(format).write(new Run(filter, history.last(), patience, progress), text);
        text.flush();
    }

    private ExportWriter writer(ExportFormat format) {
        return switch (format) {
            case NDJSON -> new NdjsonExport(history, sealing);
            case CSV -> new CsvExport(history);
            case XES -> new XesExport(history);
            case OCEL -> new OcelExport(history);
        };
    }
}
