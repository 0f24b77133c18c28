package io.recourse.query.rebuild;

import io.recourse.actor.Actor;
import io.recourse.rebuild.RebuildState;
import io.recourse.rebuild.RebuildView;
import io.recourse.rebuild.SwitchMode;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code query.rebuild}. */
record RebuildRow(
        String id,
        String projection,
        RebuildState state,
        SwitchMode mode,
        int segments,
        int shape,
        Optional<String> reason,
        Actor by,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<RebuildView.Comparison> comparison,
        Optional<String> error,
        Optional<String> owner) {

    /** The processor that reads the history for it. Another rebuild has another one, so that neither meets the other's positions. */
    String processor() {
        return "rebuild:" + projection + ":" + id;
    }
}
