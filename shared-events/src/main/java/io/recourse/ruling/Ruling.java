package io.recourse.ruling;

import io.recourse.dispute.Outcome;
import io.recourse.id.OpaqueId;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** What somebody outside decided: a card scheme, a regulator, a court.
 *
 * @param source who
 * @param rulingId what they call it; the pair names one ruling, however often it arrives
 * @param reversal whether it says to take an earlier outcome back
 */
public record Ruling(
        String source,
        String rulingId,
        Outcome outcome,
        Instant issuedAt,
        boolean reversal,
        Optional<Personal<String>> words) {

    public Ruling {
        OpaqueId.require("source", source);
        OpaqueId.require("rulingId", rulingId);
    }

    /** Without what it says in words. */
    Ruling silent() {
        return new Ruling(source, rulingId, outcome, issuedAt, reversal, Optional.empty());
    }

    public boolean sameAs(Ruling other) {
        return source.equals(other.source) && rulingId.equals(other.rulingId);
    }
}
