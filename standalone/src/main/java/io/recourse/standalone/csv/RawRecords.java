package io.recourse.standalone.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a CSV file into its records, however damaged it is: every line of the file is in exactly one of them. A quoted field may hold
 * ends of lines; where a quote is never closed, only the line that opens it is lost to the reader, not the rest of the file.
 */
public final class RawRecords {

    static final int MAX_RECORD_BYTES = 1 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PhysicalLines lines;
    private final Deque<PhysicalLines.Line> again = new ArrayDeque<>();

    public RawRecords(InputStream in) {
        this.lines = new PhysicalLines(in, MAX_RECORD_BYTES);
    }

    /** The next record, or empty at the end of the file. */
    public Optional<RawRecord> next() throws IOException {
        Optional<PhysicalLines.Line> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().cut()) {
            return Optional.of(unreadable(first.get(), "the line is longer than " + MAX_RECORD_BYTES + " bytes"));
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
                return Optional.of(unreadable(first.get(), "a quoted field begins here and does not end"));
            }
        }
        return Optional.of(record(record));
    }

    private Optional<PhysicalLines.Line> line() throws IOException {
        return again.isEmpty() ? lines.next() : Optional.of(again.pop());
    }

    private static RawRecord record(List<PhysicalLines.Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(line -> bytes.writeBytes(line.bytes()));
        long number = lines.getFirst().number();
        try {
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return new RawRecord(number, withoutEnd(number == 1 ? withoutMark(text) : text), Optional.empty());
        } catch (CharacterCodingException e) {
            // Every byte is a character of ISO 8859-1, so that even this text can be turned back into the original.
            return new RawRecord(
                    number,
                    withoutEnd(bytes.toString(ISO_8859_1)),
                    Optional.of("not UTF-8 (the text is shown as ISO 8859-1)"));
        }
    }

    private static RawRecord unreadable(PhysicalLines.Line line, String flaw) {
        RawRecord record = record(List.of(line));
        return new RawRecord(record.line(), record.text(), Optional.of(flaw));
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String withoutEnd(String text) {
        String unended = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return unended.endsWith("\r") ? unended.substring(0, unended.length() - 1) : unended;
    }
}
