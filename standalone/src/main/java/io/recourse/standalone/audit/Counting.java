package io.recourse.standalone.audit;

import io.recourse.standalone.Console;
import io.recourse.standalone.Progress;
import java.util.Optional;

/** Shows how far a verification is, once it is known how long it will be. */
final class Counting {

    private final Console console;
    private final boolean terminal;
    private Optional<Progress> progress = Optional.empty();
    private long done;
    private long total;

    Counting(Console console, boolean terminal) {
        this.console = console;
        this.terminal = terminal;
    }

    void at(long events, long of) {
        total = of;
        step(events);
    }

    /** @param whole whether it came to the last event */
    void end(boolean whole) {
        if (whole) {
            progress.ifPresent(unused -> step(total));
        } else if (terminal) {
            console.progress("");
        }
    }

    private void step(long events) {
        if (progress.isEmpty()) {
            progress = Optional.of(new Progress(console, terminal, Math.toIntExact(total), "events"));
        }
        progress.get().done(Math.toIntExact(events - done));
        done = events;
    }
}
