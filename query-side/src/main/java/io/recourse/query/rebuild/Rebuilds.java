package io.recourse.query.rebuild;

import io.recourse.query.projection.Rebuildable;
import io.recourse.rebuild.ControlRebuild;
import io.recourse.rebuild.RebuildAnswer;
import io.recourse.rebuild.RebuildState;
import io.recourse.rebuild.RebuildView;
import io.recourse.rebuild.StartRebuild;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Rebuilds as they are asked for and asked about, in any process of query-side. Which one works on them is not said here. */
@Component
public class Rebuilds {

    private final Map<String, Rebuildable> projections;
    private final RebuildTools tools;
    private final EventStore events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Rebuilds(
            List<Rebuildable> projections,
            RebuildTools tools,
            EventStore events,
            TransactionTemplate transactions,
            Clock clock) {
        this.projections = projections.stream()
                .collect(Collectors.toMap(Rebuildable::name, Function.identity(), (one, other) -> one, TreeMap::new));
        this.tools = tools;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The projections that can be made anew, by name. */
    public Set<String> names() {
        return Set.copyOf(projections.keySet());
    }

    /** Begins, unless one is at work already: then that one is told. */
    @CommandHandler
    public RebuildAnswer start(StartRebuild asked) {
        Rebuildable projection = projections.get(asked.projection());
        if (projection == null) {
            return RebuildAnswer.not(RebuildAnswer.Kind.NOT_REBUILDABLE);
        }
        transactions.executeWithoutResult(status -> {
            if (tools.rows().add(asked)) {
                tools.shadow(projection).create();
            }
        });
        return told(asked.projection());
    }

    @CommandHandler
    public RebuildAnswer control(ControlRebuild asked) {
        boolean done = switch (asked.wish()) {
            case PAUSE -> tools.rows().move(asked.projection(), RebuildState.PAUSED);
            case RESUME -> tools.rows().move(asked.projection(), RebuildState.RUNNING);
            case CANCEL -> tools.rows().cancel(asked.projection(), clock.instant());
        };
        return done ? told(asked.projection()) : RebuildAnswer.not(RebuildAnswer.Kind.UNKNOWN);
    }

    /** The one at work, or else the last one. */
    public Optional<RebuildView> latest(String projection) {
        return tools.rows().latest(projection).map(this::view);
    }

    Optional<RebuildView> find(String id) {
        return tools.rows().find(id).map(this::view);
    }

    private RebuildAnswer told(String projection) {
        return latest(projection)
                .map(RebuildAnswer::done)
                .orElseGet(() -> RebuildAnswer.not(RebuildAnswer.Kind.UNKNOWN));
    }

    private RebuildView view(RebuildRow row) {
        TrackingToken head = events.createHeadToken();
        return new RebuildView(
                row.id(),
                row.projection(),
                row.state(),
                row.mode(),
                row.reason(),
                row.by(),
                row.startedAt(),
                row.endedAt(),
                tools.tokens().of(row.processor()).stream()
                        .map(place -> new RebuildView.Segment(place.segment(), place.position()))
                        .toList(),
                head == null ? 0 : head.position().orElse(0),
                row.comparison(),
                row.error());
    }
}
