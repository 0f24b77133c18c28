package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.ruling.Ruling;
import io.recourse.ruling.RulingEffect;
import org.axonframework.serialization.Revision;

/** Somebody outside decided, and this is what it changed. */
@Revision("1")
public record ExternalRulingRecorded(CaseId caseId, Ruling ruling, RulingEffect effect, Act act)
        implements DisputeEvent {}
