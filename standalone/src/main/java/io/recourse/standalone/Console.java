package io.recourse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;

/** What a person or a script at the command line reads. The log goes elsewhere. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;

    public Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The process's own streams, in UTF-8 whatever the locale: timelines are in Chinese, too. */
    static Console ofProcess() {
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    }

    public void say(String text) {
        out.println(text);
    }

    /** For results that are no lines of text. Unlike {@link PrintStream}, it fails when nobody reads any more. */
    public OutputStream output() {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Console.this.out.write(bytes, offset, length);
                if (Console.this.out.checkError()) {
                    throw new IOException("nobody reads it any more");
                }
            }
        };
    }

    /** Says something about the work that is no result of it. */
    public void progress(String text) {
        err.println(text);
    }

    /** Overwrites the line that the last call left, so that a long work can count without filling the screen. */
    public void progressInPlace(String text) {
        err.print("\r" + text);
        err.flush();
    }

    /** One line, whatever the message looks like. */
    public void error(String message) {
        err.println("recourse: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true);
    }
}
