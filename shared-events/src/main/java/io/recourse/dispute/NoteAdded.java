package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.serialization.Revision;

/** Somebody left an internal remark. */
@Revision("1")
public record NoteAdded(CaseId caseId, Personal<String> text, Act act) implements DisputeEvent {}
