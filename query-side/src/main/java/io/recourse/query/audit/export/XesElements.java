package io.recourse.query.audit.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Elements of an XES document. What XML 1.0 cannot hold is replaced by U+FFFD, as decoders do. */
final class XesElements {

    private static final int REPLACEMENT = 0xFFFD;

    private final Writer out;

    XesElements(Writer out) {
        this.out = out;
    }

    void begin(String name) throws IOException {
        out.write("<" + name + ">\n");
    }

    void end(String name) throws IOException {
        out.write("</" + name + ">\n");
    }

    void text(String key, String value) throws IOException {
        attribute("string", key, value);
    }

    void text(String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(key, value.get());
        }
    }

    void number(String key, long value) throws IOException {
        attribute("int", key, Long.toString(value));
    }

    void decimal(String key, BigDecimal value) throws IOException {
        attribute("float", key, value.toPlainString());
    }

    void date(String key, Instant value) throws IOException {
        attribute("date", key, value.toString());
    }

    private void attribute(String type, String key, String value) throws IOException {
        out.write("  <" + type + " key=\"" + key + "\" value=\"");
        out.write(escaped(value));
        out.write("\"/>\n");
    }

    static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().map(c -> allowed(c) ? c : REPLACEMENT).forEach(c -> {
            switch (c) {
                case '<' -> text.append("&lt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                // Written as they are, a reader would take them for a blank.
                case '\t', '\n', '\r' -> text.append("&#").append(c).append(';');
                default -> text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    /** Production [2] of XML 1.0; half a surrogate pair is in none of the ranges. */
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
