package io.recourse.standalone.csv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file as bytes, each with its end; a line that is too long comes cut, so that no file can fill the memory. */
final class PhysicalLines {

    /** A line, numbered from 1; {@code cut} when bytes are missing at its end. */
    record Line(long number, byte[] bytes, boolean cut) {}

    private final InputStream in;
    private final int maxBytes;
    private long number;

    PhysicalLines(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.maxBytes = maxBytes;
    }

    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean cut = false;
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b >= 0) {
            if (bytes.size() < maxBytes) {
                bytes.write(b);
            } else {
                cut = true;
            }
            if (b == '\n') {
                break;
            }
            b = in.read();
        }
        return Optional.of(new Line(++number, bytes.toByteArray(), cut));
    }
}
