package io.recourse.query.audit.export;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.query.audit.Placed;
import io.recourse.query.audit.StoredEvent;
import io.recourse.query.audit.StoredEvents;
import io.recourse.query.audit.UnderstoodEvent;
import io.recourse.runtime.axon.FirstEvents;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/** Opens the event store for one export. */
@Component
final class History {

    private final StoredEvents events;
    private final FirstEvents beginnings;

    History(StoredEvents events, FirstEvents beginnings) {
        this.events = events;
        this.beginnings = beginnings;
    }

    long last() {
        return events.last();
    }

    Selection<StoredEvent> stored(Run run) {
        ExportFilter filter = run.filter();
        return new Selection<>(
                events.after(filter.after(), run.last()),
                filter::wants,
                Scope.of(filter, beginnings),
                filter.limit().orElse(Long.MAX_VALUE),
                run.progress());
    }

    Selection<UnderstoodEvent> understood(Run run) {
        return understood(run, event -> true);
    }

    /** The first events of cases, also of those that were opened before the time that is wanted. */
    Selection<UnderstoodEvent> openings(Run run) {
        Predicate<Placed> opening = event -> event.sequence() == 0
                && event.streamType().equals(StreamType.CASE.value())
                && run.filter().wantsAnyOf(StreamType.CASE);
        return read(run, opening, Long.MAX_VALUE);
    }

    /** As {@link #understood(Run)}, without what is not {@code alsoWanted}. */
    Selection<UnderstoodEvent> understood(Run run, Predicate<Placed> alsoWanted) {
        return read(
                run, alsoWanted.and(run.filter()::wants), run.filter().limit().orElse(Long.MAX_VALUE));
    }

    /** What came to be after the event that is the last for {@code run}. */
    Newcomers newcomers(Run run) {
        return new Newcomers(events, run.last());
    }

    /** All events of the case that are not {@code late}. */
    CaseHistory of(CaseId id, Newcomers late) throws IOException {
        List<DomainEventMessage<?>> all;
        try (Stream<? extends DomainEventMessage<?>> understood = events.understoodOf(id)) {
            all = List.copyOf(understood.toList());
        }
        late.catchUp();
        return new CaseHistory(all.stream()
                .filter(event -> !late.include(id.value(), event.getSequenceNumber()))
                .toList());
    }

    /** The case after the event with this sequence number. */
    Optional<CaseState> state(CaseId id, long sequence) {
        return events.fold(id, event -> event.getSequenceNumber() <= sequence);
    }

    /** The first event of a stream, if there is one. */
    Optional<Object> beginning(String streamId) {
        return beginnings.of(List.of(streamId)).stream()
                .<Object>map(DomainEventMessage::getPayload)
                .findFirst();
    }

    private Selection<UnderstoodEvent> read(Run run, Predicate<Placed> wanted, long limit) {
        Optional<Long> after = run.filter().after();
        return new Selection<>(
                events.understood(after, run.last()),
                wanted,
                Scope.of(run.filter(), beginnings),
                limit,
                run.progress());
    }
}
