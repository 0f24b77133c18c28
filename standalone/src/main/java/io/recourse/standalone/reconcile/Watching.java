package io.recourse.standalone.reconcile;

import io.recourse.command.reconciliation.BadLine;
import io.recourse.command.reconciliation.Difference;
import io.recourse.command.reconciliation.Reconciliation;
import io.recourse.standalone.Console;
import java.time.Duration;
import java.util.Locale;

/** Says every few seconds how far it is; how long a statement is, nobody knows before its end. */
final class Watching implements Reconciliation.Watch {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(200);

    private final Console console;
    private final boolean terminal;
    private final Told told;
    private long toldNanos = System.nanoTime();
    private boolean begun;

    Watching(Console console, boolean terminal, Told told) {
        this.console = console;
        this.terminal = terminal;
        this.told = told;
    }

    @Override
    public void read(long lines) {
        count(lines, "lines read");
    }

    @Override
    public void compared(long refunds) {
        count(refunds, "refunds compared");
    }

    @Override
    public void found(Difference difference) {
        end();
        told.found(difference);
    }

    @Override
    public void bad(BadLine line) {
        end();
        told.bad(line);
    }

    /** The line that changes is complete. */
    void end() {
        if (begun) {
            console.progress("");
            begun = false;
        }
    }

    private void count(long done, String what) {
        long now = System.nanoTime();
        if (now - toldNanos >= (terminal ? TERMINAL_INTERVAL : INTERVAL).toNanos()) {
            toldNanos = now;
            String line = String.format(Locale.ROOT, "%,d %s", done, what);
            if (terminal) {
                console.progressInPlace(line + "   ");
                begun = true;
            } else {
                console.progress(line);
            }
        }
    }
}
