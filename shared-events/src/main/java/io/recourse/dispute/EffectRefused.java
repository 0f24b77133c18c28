package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.rejection.Rule;
import org.axonframework.serialization.Revision;

/** What should have followed from a missed deadline could not; somebody must see to it. */
@Revision("1")
public record EffectRefused(CaseId caseId, DeadlineName name, ExpiryEffect effect, Rule rule, Act act)
        implements DisputeEvent {}
