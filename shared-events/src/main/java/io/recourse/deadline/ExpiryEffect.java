package io.recourse.deadline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.recourse.dispute.Basis;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;

/** What the policy says must follow when a deadline is missed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExpiryEffect.Escalate.class, name = "ESCALATE"),
    @JsonSubTypes.Type(value = ExpiryEffect.Decide.class, name = "DECIDE")
})
public sealed interface ExpiryEffect {

    record Escalate(EscalationTarget to) implements ExpiryEffect {}

    /** Decides a case that is undecided. */
    record Decide(Outcome outcome, Basis basis, Finality finality) implements ExpiryEffect {}
}
