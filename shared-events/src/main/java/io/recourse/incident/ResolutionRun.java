package io.recourse.incident;

import io.recourse.actor.Act;

/** One go at resolving an incident.
 *
 * @param number 1 for the first, and so on
 * @param act who asked for it, and when
 * @param ended every case was tried
 */
public record ResolutionRun(int number, Resolution resolution, Act act, boolean ended) {

    ResolutionRun over() {
        return new ResolutionRun(number, resolution, act, true);
    }
}
