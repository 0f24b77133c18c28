package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import org.axonframework.serialization.Revision;

/** One party wrote to another. */
@Revision("1")
public record MessageSent(CaseId caseId, Party from, Party to, Personal<String> text, Act act)
        implements DisputeEvent {}
