package io.recourse.query.rebuild;

import io.recourse.query.projection.Rebuildable;
import io.recourse.runtime.axon.SafeCause;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the rebuilds that nobody else works on. A process that dies leaves its rebuilds to the others, or to itself when it is
 * back.
 */
final class RebuildRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRunner.class);

    private static final int LEASE_SECONDS = 15;
    private static final long LOOK_MILLIS = 500;
    private static final long STEP_MILLIS = 100;
    private static final int THREADS = 4;

    private final Map<String, Rebuildable> projections;
    private final RebuildTools tools;
    private final String node;
    private final Map<String, RebuildRun> runs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("rebuild-", 0).daemon().factory());

    RebuildRunner(Map<String, Rebuildable> projections, RebuildTools tools, String node) {
        this.projections = Map.copyOf(projections);
        this.tools = tools;
        this.node = node;
    }

    void begin() {
        threads.scheduleWithFixedDelay(() -> guarded(this::look), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void end() {
        threads.shutdownNow();
        runs.values().forEach(RebuildRun::stop);
    }

    private void look() {
        tools.rows().lease(node, LEASE_SECONDS).forEach(row -> {
            Rebuildable projection = projections.get(row.projection());
            if (projection != null) {
                runs.computeIfAbsent(row.id(), id -> {
                    RebuildRun run = new RebuildRun(id, projection, node, tools);
                    threads.execute(() -> guarded(() -> work(id, run)));
                    return run;
                });
            }
        });
    }

    private void work(String id, RebuildRun run) {
        boolean goesOn = true;
        try {
            goesOn = run.step();
        } finally {
            if (goesOn) {
                threads.schedule(() -> guarded(() -> work(id, run)), STEP_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                runs.remove(id);
            }
        }
    }

    /** An outage of the database ends no rebuild: the next look or step comes. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (!threads.isShutdown()) {
                LOG.warn("rebuild_step_failed cause={}", SafeCause.of(e).message());
            }
        }
    }
}
