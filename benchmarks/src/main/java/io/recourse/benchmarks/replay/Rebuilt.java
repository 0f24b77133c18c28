package io.recourse.benchmarks.replay;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.rebuild.RebuildView;
import io.recourse.rebuild.StartRebuild;
import io.recourse.rebuild.SwitchMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The timeline made anew by the product, as an administrator asks for it. */
record Rebuilt(Site site, int segments) {

    private static final String TIMELINE = "timeline";

    /** From the request until the last event has been read and written; the comparison after it is not counted. */
    Duration measure(String id, long events) throws InterruptedException {
        long started = System.nanoTime();
        site.rebuilds()
                .start(new StartRebuild(
                        TIMELINE,
                        id,
                        segments,
                        SwitchMode.NEVER,
                        Optional.of("benchmark"),
                        new Actor("admin", Role.ADMIN),
                        // The latest is asked for below: each must begin after the one before.
                        Clock.systemUTC().instant()));
        Waiting.until(this::isAtTheEnd);
        Duration taken = Duration.ofNanos(System.nanoTime() - started);
        Waiting.until(() -> !latest().state().active());
        long rows = latest().comparison().map(RebuildView.Comparison::rows).orElse(0L);
        if (rows != events) {
            throw new IllegalStateException(rows + " rows of " + events + " events: " + latest());
        }
        return taken;
    }

    private boolean isAtTheEnd() {
        RebuildView view = latest();
        return !view.state().active()
                || view.segments().size() == segments
                        && view.segments().stream().allMatch(segment -> segment.position() >= view.head());
    }

    private RebuildView latest() {
        return site.rebuilds().latest(TIMELINE).orElseThrow();
    }
}
