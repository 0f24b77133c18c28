package io.recourse.query.rebuild;

import io.recourse.query.projection.Rebuildable;
import io.recourse.rebuild.RebuildView;
import io.recourse.runtime.database.SameDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the table that is read with the one that was made anew, row by row and to the last character, while both go on. Both
 * are seen at one moment, with the positions of who writes them; streams with events between these positions may rightly
 * differ, and are compared again a moment later.
 */
@Component
class TableComparison {

    /** Keys that a report names. */
    private static final int NAMED = 10;

    private static final int PASSES = 4;
    private static final int FETCHED = 1_000;
    private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final JdbcClient database;
    private final DataSource connections;
    private final Tokens tokens;
    private final EventStore events;
    private final EventProcessingConfiguration processing;
    private final TransactionTemplate oneMoment;

    TableComparison(
            JdbcClient database,
            DataSource connections,
            Tokens tokens,
            EventStore events,
            @Lazy EventProcessingConfiguration processing,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.connections = connections;
        this.tokens = tokens;
        this.events = events;
        this.processing = processing;
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    RebuildView.Comparison compare(RebuildRow rebuild, Rebuildable projection) {
        Findings findings = new Findings();
        Optional<Set<String>> only = Optional.empty();
        for (int pass = 0; pass < PASSES && only.map(ids -> !ids.isEmpty()).orElse(true); pass++) {
            Optional<Set<String>> ids = only;
            List<TrackingToken> here = here(projection.name());
            only = Optional.of(oneMoment.execute(status -> pass(rebuild, projection, here, ids, findings)));
            LockSupport.parkNanos(SETTLING_NANOS);
        }
        return findings.report(only.map(Set::size).orElse(0));
    }

    /** The streams that could not be compared. */
    private Set<String> pass(
            RebuildRow rebuild,
            Rebuildable projection,
            List<TrackingToken> here,
            Optional<Set<String>> only,
            Findings findings) {
        SameDatabase.unhurry(connections);
        List<Tokens.Place> live = tokens.of(projection.name());
        Optional<TrackingToken> written =
                live.size() == here.size() ? here.stream().reduce(TrackingToken::lowerBound) : Tokens.lowest(live);
        Set<String> moved = since(written.flatMap(position ->
                        Tokens.lowest(tokens.of(rebuild.processor())).map(position::lowerBound))
                .orElse(null));
        Shadow shadow = new Shadow(database, projection);
        findings.rows += only.isEmpty() ? rows(shadow) : 0;
        String keys = String.join(", ", projection.key());
        String stream = projection.key().getFirst();
        String named = projection.key().stream().map(key -> key + "::text").collect(Collectors.joining(" || '/' || "));
        database.sql("""
                        select %1$s as key, live is null as missing, made is null as surplus
                        from %2$s as live full join %3$s as made using (%4$s)
                        where live::text is distinct from made::text
                          and not %5$s = any(:moved) and (:all or %5$s = any(:only))
                        order by %4$s
                        """.formatted(named, shadow.live(), shadow.name(), keys, stream))
                .withFetchSize(FETCHED)
                .param("moved", array(moved))
                .param("all", only.isEmpty())
                .param("only", array(only.orElse(Set.of())))
                .query(row -> {
                    findings.add(row.getString("key"), row.getBoolean("missing"), row.getBoolean("surplus"));
                });
        Set<String> again = present(shadow, stream, moved);
        only.ifPresent(again::retainAll);
        return again;
    }

    /** Where the segments in this process are: what is stored lags behind while there is nothing for them to do. */
    private List<TrackingToken> here(String live) {
        return processing.eventProcessor(live, StreamingEventProcessor.class).stream()
                .flatMap(processor -> processor.processingStatus().values().stream())
                .flatMap(segment -> Stream.ofNullable(segment.getTrackingToken()))
                .flatMap(token -> Stream.ofNullable(WrappedToken.unwrapLowerBound(token)))
                .toList();
    }

    private Set<String> present(Shadow shadow, String stream, Set<String> ids) {
        return new HashSet<>(database.sql("""
                        select %1$s from %2$s where %1$s = any(:ids) union select %1$s from %3$s where %1$s = any(:ids)
                        """.formatted(stream, shadow.live(), shadow.name()))
                .param("ids", array(ids))
                .query(String.class)
                .list());
    }

    private long rows(Shadow shadow) {
        return database.sql("select count(*) from " + shadow.name())
                .query(Long.class)
                .single();
    }

    /** The streams that have had events after {@code position}. */
    private Set<String> since(@Nullable TrackingToken position) {
        Set<String> streams = new HashSet<>();
        TrackingToken head = events.createHeadToken();
        if (head == null || (position != null && position.covers(head))) {
            return streams;
        }
        long newest = head.position().orElse(0);
        try (BlockingStream<TrackedEventMessage<?>> rest = events.openStream(position)) {
            long read = position == null ? -1 : position.position().orElse(-1);
            while (read < newest && rest.hasNextAvailable(1, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> event = rest.nextAvailable();
                read = event.trackingToken().position().orElse(newest);
                if (event instanceof DomainEventMessage<?> ofStream) {
                    streams.add(ofStream.getAggregateIdentifier());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while comparing", e);
        }
        return streams;
    }

    private static String[] array(Set<String> ids) {
        return ids.toArray(String[]::new);
    }

    private static final class Findings {

        private long rows;
        private long changed;
        private long missing;
        private long surplus;
        private final List<String> first = new ArrayList<>();

        void add(String key, boolean isMissing, boolean isSurplus) {
            if (isMissing) {
                missing++;
            } else if (isSurplus) {
                surplus++;
            } else {
                changed++;
            }
            if (first.size() < NAMED) {
                first.add(key);
            }
        }

        RebuildView.Comparison report(int moved) {
            return new RebuildView.Comparison(rows, changed, missing, surplus, moved, first);
        }
    }
}
