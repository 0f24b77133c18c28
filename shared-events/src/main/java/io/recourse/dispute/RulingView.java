package io.recourse.dispute;

import io.recourse.personal.Personal;
import io.recourse.ruling.RulingEffect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An external ruling as it is shown, with what it changed. */
public record RulingView(
        String source,
        String rulingId,
        Outcome outcome,
        boolean reversal,
        RulingEffect effect,
        Optional<String> words,
        Instant issuedAt,
        Instant recordedAt) {

    static List<RulingView> of(CaseState state) {
        return state.rulings().stream()
                .map(r -> new RulingView(
                        r.ruling().source(),
                        r.ruling().rulingId(),
                        r.ruling().outcome(),
                        r.ruling().reversal(),
                        r.effect(),
                        r.ruling().words().map(Personal::value),
                        r.ruling().issuedAt(),
                        r.recordedAt()))
                .toList();
    }
}
