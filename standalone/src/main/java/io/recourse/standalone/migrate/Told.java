package io.recourse.standalone.migrate;

import io.recourse.standalone.Console;
import java.time.Duration;
import java.util.Locale;

/** Says every few seconds, in one line, how far one step is. */
final class Told {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Console console;
    private final String step;
    private final String unit;
    private final long of;
    private final long startNanos = System.nanoTime();
    private long toldNanos = startNanos;

    /** @param of how many of the unit the step is for */
    Told(Console console, String step, String unit, long of) {
        this.console = console;
        this.step = step;
        this.unit = unit;
        this.of = of;
    }

    void at(long done) {
        long now = System.nanoTime();
        if (now - toldNanos >= INTERVAL.toNanos()) {
            toldNanos = now;
            console.progress(line(done));
        }
    }

    /** The step is done. */
    void end() {
        console.progress(line(of));
    }

    private String line(long done) {
        double seconds = Math.max(1, (System.nanoTime() - startNanos) / 1_000_000) / 1_000.0;
        return String.format(
                Locale.ROOT,
                "migrate step=%s %s=%d of=%d seconds=%.1f per_second=%d",
                step,
                unit,
                done,
                of,
                seconds,
                Math.round(done / seconds));
    }
}
