package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.serialization.Revision;

/** What an earlier event says in words is no longer shown.
 *
 * @param sequence of that event
 */
@Revision("1")
public record Redacted(CaseId caseId, long sequence, Personal<String> reason, Act act) implements DisputeEvent {}
