package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.offer.ReturnCondition;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Goods came back, or did not. */
@Revision("1")
public record ReturnAcknowledged(CaseId caseId, ReturnCondition condition, Optional<Personal<String>> details, Act act)
        implements DisputeEvent {}
