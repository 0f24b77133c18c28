package io.recourse.command.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * A record of a file as it stands there.
 *
 * @param line where it begins, from 1
 * @param text verbatim, without the end of its last line
 * @param flaw why it cannot even be read; empty when it can
 * @param ended whether an end of line follows; where none does, the file ends
 */
public record RawRecord(long line, String text, Optional<String> flaw, boolean ended) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String NOT_UTF_8 = "not UTF-8 (the text is shown as ISO 8859-1)";

    public boolean blank() {
        return flaw.isEmpty() && text.isBlank();
    }

    public boolean notUtf8() {
        return flaw.equals(Optional.of(NOT_UTF_8));
    }

    static RawRecord of(List<PhysicalLines.Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(line -> bytes.writeBytes(line.bytes()));
        long number = lines.getFirst().number();
        byte[] last = lines.getLast().bytes();
        boolean ended = lines.getLast().cut() || last[last.length - 1] == '\n';
        try {
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return new RawRecord(number, withoutEnd(number == 1 ? withoutMark(text) : text), Optional.empty(), ended);
        } catch (CharacterCodingException e) {
            // Every byte is a character of ISO 8859-1, so that even this text can be turned back into the original.
            return new RawRecord(number, withoutEnd(bytes.toString(ISO_8859_1)), Optional.of(NOT_UTF_8), ended);
        }
    }

    static RawRecord unreadable(PhysicalLines.Line line, String flaw) {
        RawRecord record = of(List.of(line));
        return new RawRecord(record.line(), record.text(), Optional.of(flaw), record.ended());
    }

    static RawRecord tooLong(PhysicalLines.Line line, int maxBytes) {
        return unreadable(line, "the line is longer than " + maxBytes + " bytes");
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String withoutEnd(String text) {
        String unended = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return unended.endsWith("\r") ? unended.substring(0, unended.length() - 1) : unended;
    }
}
