package io.recourse.query.rebuild;

import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.SkippedEvents;
import io.recourse.rebuild.RebuildState;
import io.recourse.rebuild.RebuildView;
import io.recourse.runtime.axon.HandReaders.Reader;
import io.recourse.runtime.axon.Side;
import io.recourse.runtime.database.SameDatabase;
import java.util.Optional;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rebuild, worked on by this process. What is to become of it is in its row, where every process can write it. */
final class RebuildRun {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);

    /** Events in one transaction: more than of a projection that is read, because nobody waits for the last one. */
    private static final int BATCH = 1_000;

    private final String id;
    private final Rebuildable projection;
    private final String node;
    private final RebuildTools tools;
    private final Trouble trouble = new Trouble();
    private Optional<Reader> reader = Optional.empty();

    RebuildRun(String id, Rebuildable projection, String node, RebuildTools tools) {
        this.id = id;
        this.projection = projection;
        this.node = node;
        this.tools = tools;
    }

    /** Takes the next step; tells whether there may be another one. */
    synchronized boolean step() {
        Optional<RebuildRow> mine =
                tools.rows().find(id).filter(row -> row.owner().equals(Optional.of(node)));
        boolean running =
                mine.filter(row -> row.state() == RebuildState.RUNNING).isPresent();
        if (running) {
            mine.ifPresent(this::read);
        } else {
            stop();
        }
        mine.filter(row -> row.state() == RebuildState.CANCELLED).ifPresent(this::clear);
        return mine.map(row -> row.state().active()).orElse(false);
    }

    /** Keeps what there is, for whoever goes on. */
    synchronized void stop() {
        reader.ifPresent(Reader::close);
        reader = Optional.empty();
    }

    private void read(RebuildRow row) {
        if (row.shape() != tools.rows().shape()) {
            fail("begun by another version of the program: cancel it, and begin again");
            return;
        }
        Reader at = reader.orElseGet(() -> begin(row));
        if (!at.processor().isRunning()) {
            // A switch was tried, and somebody was in the way.
            at.processor().start();
        }
        Optional<String> failure = trouble.lasting();
        if (failure.isPresent()) {
            fail(failure.get());
        } else if (tools.tokens().of(row.processor()).size() == row.segments()
                && at.processor().processingStatus().size() == row.segments()
                && at.processor().processingStatus().values().stream().allMatch(EventTrackerStatus::isCaughtUp)) {
            finish(row, at);
        }
    }

    private Reader begin(RebuildRow row) {
        Reader made = tools.readers()
                .reader(
                        row.processor(),
                        Side.QUERY,
                        projection.handler(Shadow.SCHEMA),
                        leftOut(tools.skipped()),
                        trouble,
                        row.segments(),
                        BATCH);
        trouble.forget();
        made.processor().start();
        reader = Optional.of(made);
        LOG.info("rebuild_reads projection={} rebuildId={} segments={}", row.projection(), id, row.segments());
        return made;
    }

    /** An event that cannot be taken, and that somebody let the live table go on without, is left out here as well. */
    private ListenerInvocationErrorHandler leftOut(SkippedEvents skipped) {
        return (failure, event, handler) -> {
            if (!skipped.contains(projection.name(), event.getIdentifier())) {
                throw new NotTaken(failure, event.getIdentifier());
            }
        };
    }

    private void finish(RebuildRow row, Reader at) {
        RebuildView.Comparison found = row.comparison().orElseGet(() -> compare(row));
        boolean switches = switch (row.mode()) {
            case ALWAYS -> true;
            case WHEN_EQUAL -> found.differences() == 0 && found.moved() == 0;
            case NEVER -> false;
        };
        if (!switches) {
            stop();
            if (tools.rows().end(id, RebuildState.COMPARED, node, tools.clock().instant())) {
                clear(row);
                told(row, found);
            }
        } else if (tools.turnover().attempt(row, projection, at.processor(), node)) {
            stop();
            told(row, found);
        }
    }

    private RebuildView.Comparison compare(RebuildRow row) {
        RebuildView.Comparison found = tools.comparison().compare(row, projection);
        tools.rows().compared(id, found);
        tools.transactions().executeWithoutResult(status -> {
            SameDatabase.unhurry(tools.connections());
            tools.shadow(projection).analyze();
        });
        return found;
    }

    private void told(RebuildRow row, RebuildView.Comparison found) {
        LOG.info(
                "rebuild_ended projection={} rebuildId={} mode={} rows={} changed={} missing={} surplus={} moved={}",
                row.projection(),
                id,
                row.mode(),
                found.rows(),
                found.changed(),
                found.missing(),
                found.surplus(),
                found.moved());
    }

    private void fail(String error) {
        stop();
        tools.rows().fail(id, error);
        LOG.warn("rebuild_failed projection={} rebuildId={} cause={}", projection.name(), id, error);
    }

    /** What it made is gone, unless another rebuild has begun there. */
    private void clear(RebuildRow row) {
        tools.transactions().executeWithoutResult(status -> {
            tools.tokens().forget(row.processor());
            if (tools.rows()
                    .latest(row.projection())
                    .filter(last -> last.id().equals(id))
                    .isPresent()) {
                tools.shadow(projection).drop();
            }
        });
    }
}
