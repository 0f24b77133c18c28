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
 * ends of lines; where a quote is never closed, only the line that opens it is lost to the reader, not the rest of the file.
 */
public final class RawRecords implements Records {

    static final int MAX_RECORD_BYTES = 1 << 20;

    private final PhysicalLines lines;
    private final Deque<PhysicalLines.Line> again = new ArrayDeque<>();

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
        List<PhysicalLines.Line> record = new ArrayList<>(List.of(first.get()));
        Quotes quotes = new Quotes();
        int bytes = first.get().bytes().length;
        while (quotes.openAfter(record.getLast().bytes())) {
            Optional<PhysicalLines.Line> more = line();
            more.ifPresent(record::add);
            bytes += more.map(next -> next.bytes().length).orElse(0);
            if (more.isEmpty() || more.get().cut() || bytes > MAX_RECORD_BYTES) {
                record.subList(1, record.size()).reversed().forEach(again::push);
                return Optional.of(RawRecord.unreadable(first.get(), "a quoted field begins here and does not end"));
            }
        }
        return Optional.of(RawRecord.of(record));
    }

    private Optional<PhysicalLines.Line> line() throws IOException {
        return again.isEmpty() ? lines.next() : Optional.of(again.pop());
    }
}
