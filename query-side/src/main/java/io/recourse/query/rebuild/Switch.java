package io.recourse.query.rebuild;

import io.recourse.query.projection.Rebuildable;
import io.recourse.rebuild.RebuildState;
import io.recourse.runtime.database.SameDatabase;
import io.recourse.runtime.health.Processors;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the table that was made anew in the place of the one that is read. For that moment nobody may write either, and the new
 * one must know at least as much as the old one, so that no reader goes back in time. The table, the positions of who writes it,
 * and what could not be taken before change in one transaction.
 */
@Component
class Switch {

    /** How long readers may have to wait, at most. */
    private static final int LOCK_MILLIS = 250;

    /** PostgreSQL: lock not available, deadlock detected. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");

    private static final Duration CATCH_UP = Duration.ofSeconds(3);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final JdbcClient database;
    private final DataSource connections;
    private final RebuildRows rows;
    private final Tokens tokens;
    private final EventProcessingConfiguration processing;
    private final Processors processors;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Switch(
            JdbcClient database,
            DataSource connections,
            RebuildRows rows,
            Tokens tokens,
            @Lazy EventProcessingConfiguration processing,
            Processors processors,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.database = database;
        this.connections = connections;
        this.rows = rows;
        this.tokens = tokens;
        this.processing = processing;
        this.processors = processors;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Tries once.
     *
     * @param reader who makes the table anew; it does not run any more afterwards
     * @return false when somebody was in the way: it can be tried again in a moment
     */
    boolean attempt(RebuildRow rebuild, Rebuildable projection, StreamingEventProcessor reader, String node) {
        String live = projection.name();
        Optional<StreamingEventProcessor> here = processing.eventProcessor(live, StreamingEventProcessor.class);
        try (Processors.Rest resting = processors.rest(live)) {
            here.ifPresent(StreamingEventProcessor::shutDown);
            try {
                return whileItRests(rebuild, projection, reader, node);
            } finally {
                here.ifPresent(StreamingEventProcessor::start);
            }
        }
    }

    /** Who writes the live table in another process finds its claims gone, and cannot commit. */
    private boolean whileItRests(
            RebuildRow rebuild, Rebuildable projection, StreamingEventProcessor reader, String node) {
        String owner = node + ":switch";
        tokens.take(projection.name(), owner);
        try {
            if (!caughtUp(rebuild, projection)) {
                return false;
            }
            reader.shutDown();
            return Boolean.TRUE.equals(transactions.execute(status -> {
                boolean done = inOneGo(rebuild, projection, owner, node);
                if (!done) {
                    status.setRollbackOnly();
                }
                return done;
            }));
        } catch (DataAccessException failure) {
            if (!inTheWay(failure)) {
                throw failure;
            }
            return false;
        } finally {
            tokens.letGo(projection.name(), owner);
        }
    }

    /** Somebody reads for longer than others can be made to wait, or waits for us. */
    private static boolean inTheWay(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException refused
                && IN_THE_WAY.contains(String.valueOf(refused.getSQLState()));
    }

    private boolean caughtUp(RebuildRow rebuild, Rebuildable projection) {
        List<Tokens.Place> live = tokens.of(projection.name());
        return await(CATCH_UP, () -> covers(Tokens.lowest(tokens.of(rebuild.processor())), live));
    }

    private static boolean await(Duration patience, BooleanSupplier condition) {
        long until = System.nanoTime() + patience.toNanos();
        boolean holds = condition.getAsBoolean();
        while (!holds && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            holds = condition.getAsBoolean();
        }
        return holds;
    }

    private static boolean covers(Optional<TrackingToken> made, List<Tokens.Place> live) {
        return live.stream()
                .flatMap(place -> place.token().stream())
                .allMatch(token -> made.map(read -> read.covers(token)).orElse(false));
    }

    private boolean inOneGo(RebuildRow rebuild, Rebuildable projection, String owner, String node) {
        new Shadow(database, projection).switchOver(LOCK_MILLIS);
        SameDatabase.unhurry(connections);
        projection.switched();
        List<Tokens.Place> live = tokens.of(projection.name());
        Optional<TrackingToken> made = Tokens.lowest(tokens.of(rebuild.processor()));
        boolean claimed = made.map(token -> tokens.place(projection.name(), owner, token) == live.size())
                .orElse(true);
        tokens.forget(rebuild.processor());
        // All of them are in the new table.
        database.sql("delete from query.dead_letter_entry where processing_group = :projection")
                .param("projection", projection.name())
                .update();
        return claimed && covers(made, live) && rows.end(rebuild.id(), RebuildState.SWITCHED, node, clock.instant());
    }
}
