package io.recourse.standalone;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Tells how far a long work is: on a terminal in one line that changes, elsewhere in a line every few seconds. */
public final class Progress {

    private static final int BAR_CHARACTERS = 30;
    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(200);
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);

    private final Console console;
    private final boolean terminal;
    private final int total;
    private final String unit;
    private final long startNanos = System.nanoTime();
    private long toldNanos = startNanos;
    private int done;

    /** @param total steps of the whole work
     * @param unit what a step is; empty where that is clear
     */
    public Progress(Console console, boolean terminal, int total, String unit) {
        this.console = console;
        this.terminal = terminal;
        this.total = total;
        this.unit = unit.isEmpty() ? unit : " " + unit;
    }

    /** Some more steps are done, and the work has come to {@code virtualNow}. */
    public void done(int steps, Instant virtualNow) {
        done(steps, "  it is " + virtualNow.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** Some more steps are done. */
    public void done(int steps) {
        done(steps, "");
    }

    private void done(int steps, String remark) {
        done += steps;
        long now = System.nanoTime();
        Duration interval = terminal ? TERMINAL_INTERVAL : LINE_INTERVAL;
        boolean last = done == total;
        if (last ? terminal || toldNanos > startNanos : now - toldNanos >= interval.toNanos()) {
            toldNanos = now;
            tell(remark, last);
        }
    }

    private void tell(String remark, boolean last) {
        String line = line(remark, Duration.ofNanos(System.nanoTime() - startNanos));
        if (terminal) {
            console.progressInPlace(last ? line + System.lineSeparator() : line);
        } else {
            console.progress(line);
        }
    }

    private String line(String remark, Duration took) {
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        double rate = done / seconds;
        long left = Math.round((total - done) / Math.max(rate, 0.001));
        String counted = String.format(
                Locale.ROOT,
                "%3d %%  %,d of %,d%s  %,d/s  %d:%02d left%s",
                100L * done / total,
                done,
                total,
                unit,
                Math.round(rate),
                left / 60,
                left % 60,
                remark);
        int filled = (int) ((long) BAR_CHARACTERS * done / total);
        return terminal
                ? "[" + "#".repeat(filled) + " ".repeat(BAR_CHARACTERS - filled) + "] " + counted + "   "
                : counted;
    }
}
