package io.recourse.query.merchant;

import java.io.IOException;
import java.io.PrintWriter;

/** Writes server-sent events (HTML Living Standard, section 9.2). */
final class EventStream {

    private static final int RETRY_MILLIS = 3_000;

    private final PrintWriter out;

    EventStream(PrintWriter out) {
        this.out = out;
    }

    /** Tells the client when to come back, should it lose us. */
    void begin() throws IOException {
        out.write("retry: " + RETRY_MILLIS + "\n\n");
        flush();
    }

    /** @param data one line */
    void event(String id, String name, String data) {
        out.write("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }

    /** A comment, so that each side learns when the other is gone. */
    void heartbeat() throws IOException {
        out.write(":\n\n");
        flush();
    }

    void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("the client is gone");
        }
    }
}
