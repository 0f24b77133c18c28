package io.recourse.rebuild;

import io.recourse.actor.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rebuild and how far it has come.
 *
 * @param segments one for each part of the history that is read side by side; empty before it begins and after its end
 * @param head position of the newest event when this was asked
 * @param comparison what differed; absent before it was compared
 * @param error kind and place of the failure that it stands at
 */
public record RebuildView(
        String id,
        String projection,
        RebuildState state,
        SwitchMode mode,
        Optional<String> reason,
        Actor by,
        Instant startedAt,
        Optional<Instant> endedAt,
        List<Segment> segments,
        long head,
        Optional<Comparison> comparison,
        Optional<String> error) {
    public RebuildView {
        segments = List.copyOf(segments);
    }

    /** @param position of the last event that it has taken in */
    public record Segment(int id, long position) {}

    /**
     * What differed between the tables that were read and those that were made anew.
     *
     * @param rows that were compared
     * @param changed rows with the same key and another content
     * @param missing rows that were not in the table that was read
     * @param surplus rows that only the table that was read had
     * @param moved streams of which events came while it was compared, and that are not compared therefore
     * @param first keys of the first rows that differ
     */
    public record Comparison(long rows, long changed, long missing, long surplus, int moved, List<String> first) {
        public Comparison {
            first = List.copyOf(first);
        }

        public long differences() {
            return changed + missing + surplus;
        }
    }
}
