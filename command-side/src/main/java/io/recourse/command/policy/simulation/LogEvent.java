package io.recourse.command.policy.simulation;

import java.time.Instant;

/** Something that a log says about a case.
 *
 * @param at not before 1677 nor after 2262
 */
public record LogEvent(String caseId, Instant at, Occurrence what) {}
