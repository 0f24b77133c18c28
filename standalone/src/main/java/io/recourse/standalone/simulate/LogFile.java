package io.recourse.standalone.simulate;

import io.recourse.command.csv.Fields;
import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.csv.RawRecords;
import io.recourse.command.policy.simulation.LogEvent;
import io.recourse.command.policy.yaml.DocumentForm;
import io.recourse.command.policy.yaml.FlawedDocument;
import io.recourse.standalone.Console;
import io.recourse.standalone.Progress;
import io.recourse.standalone.Terminal;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An event log as a CSV file: read row by row, however long it is. */
final class LogFile {

    private static final int MAX_TOLD = 3;
    private static final int ROWS_BETWEEN_PROGRESS = 1_000;
    private static final int KIB = 1 << 10;

    private final Path log;
    private final Path mapping;
    private final Consumer<LogEvent> to;
    private final Console console;
    private final StringBuilder wrong = new StringBuilder();
    private long wrongRows;

    /** @param until when the last row or event was; empty where there is none */
    record Read(long rows, Optional<Instant> until) {}

    private LogFile(Path log, Path mapping, Consumer<LogEvent> to, Console console) {
        this.log = log;
        this.mapping = mapping;
        this.to = to;
        this.console = console;
    }

    /**
     * Reads the whole log.
     *
     * @throws UserError when the log or its mapping cannot be used; a simulation without some of the rows would be of another log
     */
    static Read read(Path log, Path mapping, Consumer<LogEvent> to, Console console) {
        if (!Files.isRegularFile(log)) {
            throw new UserError("There is no file " + log + ".");
        }
        try (FileChannel channel = FileChannel.open(log)) {
            return new LogFile(log, mapping, to, console).read(channel);
        } catch (IOException e) {
            throw new UserError("Cannot read " + log + ": " + e.getMessage(), e);
        }
    }

    private Read read(FileChannel channel) throws IOException {
        RawRecords records = new RawRecords(Channels.newInputStream(channel));
        Columns columns = columns(records);
        MappedRows rows = new MappedRows(mapping(columns), columns, to);
        int total = (int) (channel.size() / KIB) + 1;
        Progress progress = new Progress(console, Terminal.attached(), total, "KiB");
        long read = 0;
        int told = 0;
        for (Optional<RawRecord> record = records.next(); record.isPresent(); record = records.next()) {
            if (record.get().blank()) {
                continue;
            }
            add(record.get(), rows);
            if (++read % ROWS_BETWEEN_PROGRESS == 0) {
                int now = (int) (channel.position() / KIB);
                progress.done(now - told, rows.latest().orElse(Instant.EPOCH));
                told = now;
            }
        }
        requireAllGood();
        progress.done(total - told, rows.latest().orElse(Instant.EPOCH));
        return new Read(read, rows.latest());
    }

    private Columns columns(RawRecords records) throws IOException {
        RawRecord header = records.next().orElseThrow(() -> new UserError(log + " is empty."));
        try {
            List<String> names = Fields.of(header).stream().map(String::strip).toList();
            if (new HashSet<>(names).size() < names.size()) {
                throw new UserError(log + ": line " + header.line() + ": two columns have the same name.");
            }
            return new Columns(names);
        } catch (FlawException e) {
            throw new UserError(log + ": line " + header.line() + ": " + e.reason(), e);
        }
    }

    private Mapping mapping(Columns columns) {
        try {
            return new DocumentForm<>(
                            Mapping.class, "mapping.schema.json", read -> MappingCheck.of(read, columns.names()))
                    .read(Documents.text(mapping));
        } catch (FlawedDocument e) {
            throw Documents.flawed(mapping, e);
        }
    }

    private void add(RawRecord record, MappedRows rows) {
        try {
            rows.add(Fields.of(record));
        } catch (FlawException e) {
            if (++wrongRows <= MAX_TOLD) {
                wrong.append(wrongRows == 1 ? "" : "; ")
                        .append("line ")
                        .append(record.line())
                        .append(": ")
                        .append(e.reason());
            }
        }
    }

    private void requireAllGood() {
        if (wrongRows > MAX_TOLD) {
            wrong.append("; and ").append(wrongRows - MAX_TOLD).append(" more rows");
        }
        if (wrongRows > 0) {
            throw new UserError(log + ": " + wrong);
        }
    }
}
