package io.recourse.command.reconciliation;

import io.recourse.id.OpaqueId;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.web.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose refunds are to be compared.
 *
 * @param source the payments' source, such as wallet-ledger
 * @param from the first instant of which the statement tells
 * @param to the first instant after that
 * @param reportOnly whether nothing is to be changed; false where it is not said
 */
record ReconciliationRequest(
        String source, Optional<Instant> from, Optional<Instant> to, Optional<Boolean> reportOnly) {

    Reconciliation.Request checked() {
        Checks checks = new Checks();
        checks.parsed("/source", Optional.of(source), text -> OpaqueId.require("source", text));
        checks.that(inTime(from), "/from", Flaw.Kind.OUT_OF_RANGE);
        checks.that(inTime(to), "/to", Flaw.Kind.OUT_OF_RANGE);
        checks.that(from.isEmpty() || to.isEmpty() || from.get().isBefore(to.get()), "/to", Flaw.Kind.OUT_OF_RANGE);
        return checks.build(() -> new Reconciliation.Request(source, from, to, reportOnly.orElse(false)));
    }

    private static boolean inTime(Optional<Instant> instant) {
        return instant.map(StatementLine::inTime).orElse(true);
    }
}
