package io.recourse.command.csv;

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
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long number;

    PhysicalLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    Optional<Line> next() throws IOException {
        if (!filled()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean cut = false;
        boolean ended = false;
        while (!ended && filled()) {
            int end = endOfLine();
            ended = buffer[end - 1] == '\n';
            int taken = Math.min(end - from, maxBytes - bytes.size());
            bytes.write(buffer, from, taken);
            cut |= taken < end - from;
            from = end;
        }
        return Optional.of(new Line(++number, bytes.toByteArray(), cut));
    }

    /** Behind the next end of a line, or behind all that is in the buffer. */
    private int endOfLine() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return to;
    }

    private boolean filled() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
        }
        return from < to;
    }
}
