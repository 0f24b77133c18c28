package io.recourse.ruling;

import java.time.Instant;

/** A ruling and what it changed.
 *
 * @param sequence of the event that recorded it
 */
public record RecordedRuling(Ruling ruling, long sequence, RulingEffect effect, Instant recordedAt) {

    /** Without what it says in words. */
    public RecordedRuling silent() {
        return new RecordedRuling(ruling.silent(), sequence, effect, recordedAt);
    }
}
