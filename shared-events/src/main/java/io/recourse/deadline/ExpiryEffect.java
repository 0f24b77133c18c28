package io.recourse.deadline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.recourse.dispute.EscalationTarget;

/** What the policy says must follow when a deadline is missed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
@JsonSubTypes(@JsonSubTypes.Type(value = ExpiryEffect.Escalate.class, name = "ESCALATE"))
public sealed interface ExpiryEffect {

    record Escalate(EscalationTarget to) implements ExpiryEffect {}
}
