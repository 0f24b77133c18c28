package io.recourse.command.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a CSV file into its records, however damaged it is: every line of the file is in exactly one of them. A quoted field may hold
 * ends of lines; where a quote is never closed, only the line that opens it is lost to the reader, not the rest of the file. Each line
 * is looked at twice at most, whatever quotes the file has.
 */
public final class RawRecords implements Records {

    static final int MAX_RECORD_BYTES = 1 << 20;

    private final PhysicalLines lines;

    /** The next lines of the file, in each of which a field stays open that was open before the first of them. */
    private final Deque<PhysicalLines.Line> open = new ArrayDeque<>();

    private int openBytes;

    /** The line behind them, when it was read and not taken. */
    private Optional<PhysicalLines.Line> beyond = Optional.empty();

    public RawRecords(InputStream in) {
        this.lines = new PhysicalLines(in, MAX_RECORD_BYTES);
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        Optional<PhysicalLines.Line> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().cut()) {
            return Optional.of(RawRecord.tooLong(first.get(), MAX_RECORD_BYTES));
        }
        return Optional.of(
                Quotes.beforeRecord().openAfter(first.get().bytes())
                        ? goingOn(first.get())
                        : RawRecord.of(List.of(first.get())));
    }

    private RawRecord goingOn(PhysicalLines.Line first) throws IOException {
        while (first.bytes().length + openBytes <= MAX_RECORD_BYTES) {
            beyond = beyond.isPresent() ? beyond : lines.next();
            if (beyond.isEmpty() || beyond.get().cut()) {
                break;
            }
            PhysicalLines.Line more = beyond.get();
            if (first.bytes().length + openBytes + more.bytes().length > MAX_RECORD_BYTES) {
                break;
            }
            beyond = Optional.empty();
            open.add(more);
            openBytes += more.bytes().length;
            if (!Quotes.insideField().openAfter(more.bytes())) {
                return closed(first);
            }
        }
        return RawRecord.unreadable(first, "a quoted field begins here and does not end");
    }

    private RawRecord closed(PhysicalLines.Line first) {
        List<PhysicalLines.Line> record = new ArrayList<>(open.size() + 1);
        record.add(first);
        record.addAll(open);
        open.clear();
        openBytes = 0;
        return RawRecord.of(record);
    }

    private Optional<PhysicalLines.Line> line() throws IOException {
        if (!open.isEmpty()) {
            openBytes -= open.getFirst().bytes().length;
            return Optional.of(open.removeFirst());
        }
        Optional<PhysicalLines.Line> next = beyond.isPresent() ? beyond : lines.next();
        beyond = Optional.empty();
        return next;
    }
}
