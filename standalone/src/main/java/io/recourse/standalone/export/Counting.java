package io.recourse.standalone.export;

import io.recourse.standalone.Console;
import io.recourse.standalone.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Says now and then how many events have been read. */
final class Counting implements LongConsumer {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(200);

    private final Console console;
    private final boolean terminal;
    private final boolean silent;
    private long toldNanos = System.nanoTime();
    private boolean begun;

    private Counting(Console console, boolean terminal, boolean silent) {
        this.console = console;
        this.terminal = terminal;
        this.silent = silent;
    }

    /** On a terminal that shows the export itself, it would only be in the way. */
    static Counting on(Console console, boolean intoFile) {
        boolean terminal = Terminal.attached();
        return new Counting(console, terminal, terminal && !intoFile);
    }

    @Override
    public void accept(long events) {
        long now = System.nanoTime();
        if (silent || now - toldNanos < (terminal ? TERMINAL_INTERVAL : INTERVAL).toNanos()) {
            return;
        }
        toldNanos = now;
        String line = String.format(Locale.ROOT, "%,d events read", events);
        if (terminal) {
            console.progressInPlace(line + "   ");
            begun = true;
        } else {
            console.progress(line);
        }
    }

    /** The line that changes is complete. */
    void end() {
        if (begun) {
            console.progress("");
        }
    }
}
