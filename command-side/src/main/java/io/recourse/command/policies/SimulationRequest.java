package io.recourse.command.policies;

import io.recourse.deadline.PolicyRef;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.web.Checks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which packs are to be tried on which cases.
 *
 * @param packs one to five; the others are compared with the first
 * @param from the first instant at which a complaint was received that is looked at
 * @param to the first instant after it
 * @param until the end of virtual time; now where it is not said
 */
record SimulationRequest(List<PolicyRef> packs, Instant from, Instant to, Optional<Instant> until) {

    private static final int MOST_PACKS = 5;

    void check() {
        Checks checks = new Checks();
        checks.list("/packs", Optional.of(packs), 1, MOST_PACKS);
        checks.that(from.isBefore(to), "/to", Flaw.Kind.OUT_OF_RANGE);
        checks.that(packs.stream().distinct().count() == packs.size(), "/packs", Flaw.Kind.DUPLICATE);
        checks.build(() -> this);
    }
}
