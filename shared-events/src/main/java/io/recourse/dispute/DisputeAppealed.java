package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.serialization.Revision;

/** A party does not accept the outcome. */
@Revision("1")
public record DisputeAppealed(CaseId caseId, Party by, Stage stage, Personal<String> reason, Act act)
        implements DisputeEvent {}
