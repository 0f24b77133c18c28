package io.recourse.standalone.rebuild;

import io.recourse.rebuild.RebuildView;
import io.recourse.standalone.Console;
import java.time.Duration;
import java.util.Locale;

/** Says now and then how far a rebuild is. */
final class Watching {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(200);

    private final Console console;
    private final boolean terminal;
    private long toldNanos = System.nanoTime();
    private boolean begun;

    Watching(Console console, boolean terminal) {
        this.console = console;
        this.terminal = terminal;
    }

    void at(RebuildView rebuild) {
        long now = System.nanoTime();
        if (now - toldNanos >= (terminal ? TERMINAL_INTERVAL : INTERVAL).toNanos()) {
            toldNanos = now;
            if (terminal) {
                console.progressInPlace(line(rebuild) + "   ");
                begun = true;
            } else {
                console.progress(line(rebuild));
            }
        }
    }

    /** The line that changes is complete. */
    void end() {
        if (begun) {
            console.progress("");
        }
    }

    private static String line(RebuildView rebuild) {
        long slowest = rebuild.segments().stream()
                .mapToLong(RebuildView.Segment::position)
                .min()
                .orElse(0);
        long percent = rebuild.head() == 0 ? 100 : 100 * slowest / rebuild.head();
        String doing = rebuild.comparison().isPresent() ? "switches" : "reads";
        return String.format(
                Locale.ROOT, "%s %s: %d %% of %,d events", rebuild.projection(), doing, percent, rebuild.head());
    }
}
