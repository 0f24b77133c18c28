package io.recourse.standalone.simulate;

import io.recourse.command.csv.FlawException;
import io.recourse.command.policy.simulation.Occurrence;
import io.recourse.deadline.Hold;
import io.recourse.standalone.simulate.Columns.Column;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An event of the mapping, ready for rows. */
final class RowEvent {

    private final int number;
    private final Optional<Set<String>> activities;
    private final List<RowCondition> tests;
    private final Set<String> notAfter;
    private final boolean once;
    private final Optional<Column> at;
    private final int plusDays;
    private final Optional<Column> notBefore;
    private final List<Occurrence> occurrences;

    /** @param number of the event in the mapping, from 0 */
    RowEvent(int number, Mapping.Event event, Columns columns, Sums sums) {
        this.number = number;
        this.activities = event.activities().map(Set::copyOf);
        this.tests = event.when().orElse(List.of()).stream()
                .map(condition -> RowCondition.of(condition, columns, sums))
                .toList();
        this.notAfter = Set.copyOf(event.notAfter().orElse(List.of()));
        this.once = event.once().orElse(false);
        this.at = event.at().map(Mapping.At::column).map(columns::column);
        this.plusDays = event.at().flatMap(Mapping.At::plusDays).orElse(0);
        this.notBefore = event.at().flatMap(Mapping.At::notBefore).map(columns::column);
        this.occurrences = Stream.of(
                        event.means().stream().flatMap(List::stream).flatMap(word -> Meaning.of(word).stream()),
                        holds(event.stops()).map(Occurrence.Stops::new),
                        holds(event.resumes()).map(Occurrence.Resumes::new))
                .<Occurrence>flatMap(part -> part)
                .toList();
    }

    private static Stream<Hold> holds(Optional<List<String>> names) {
        return names.stream().flatMap(List::stream).map(Hold::valueOf);
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }

    /** When it was; empty where the row is not such an event.
     *
     * @param rowAt when the row itself was
     */
    Optional<Instant> in(List<String> row, Instant rowAt, String activity, CaseMemory memory, Times times)
            throws FlawException {
        if (!possible(activity, memory) || !holds(row, memory)) {
            return Optional.empty();
        }
        Optional<Instant> instant = at.isPresent() ? times.in(at.get(), row) : Optional.of(rowAt);
        if (instant.isEmpty()) {
            return Optional.empty();
        }
        memory.happens(number);
        Instant moved = plusDays == 0 ? instant.get() : times.plusDays(instant.get(), plusDays);
        Optional<Instant> earliest = notBefore.isPresent() ? times.in(notBefore.get(), row) : Optional.empty();
        return Optional.of(earliest.filter(moved::isBefore).orElse(moved));
    }

    private boolean possible(String activity, CaseMemory memory) {
        return (activities.isEmpty() || activities.get().contains(activity))
                && !(once && memory.happened(number))
                && !memory.barred(number);
    }

    private boolean holds(List<String> row, CaseMemory memory) throws FlawException {
        for (RowCondition test : tests) {
            if (!test.holds(row, memory)) {
                return false;
            }
        }
        return true;
    }

    /** The row is over; it may bar the event from those to come. */
    void after(String activity, CaseMemory memory) {
        if (notAfter.contains(activity)) {
            memory.bar(number);
        }
    }
}
