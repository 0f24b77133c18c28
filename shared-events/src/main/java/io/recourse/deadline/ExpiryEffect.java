package io.recourse.deadline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.recourse.dispute.Basis;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;

/** What the policy says must follow when a deadline is missed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExpiryEffect.Escalate.class, name = "ESCALATE"),
    @JsonSubTypes.Type(value = ExpiryEffect.Decide.class, name = "DECIDE"),
    @JsonSubTypes.Type(value = ExpiryEffect.GrantProvisionalCredit.class, name = "GRANT_PROVISIONAL_CREDIT"),
    @JsonSubTypes.Type(value = ExpiryEffect.RequestRefund.class, name = "REQUEST_REFUND"),
    @JsonSubTypes.Type(value = ExpiryEffect.Close.class, name = "CLOSE"),
    @JsonSubTypes.Type(value = ExpiryEffect.Notify.class, name = "NOTIFY")
})
public sealed interface ExpiryEffect {

    record Escalate(EscalationTarget to) implements ExpiryEffect {}

    /** Decides a case that is undecided. */
    record Decide(Outcome outcome, Basis basis, Finality finality) implements ExpiryEffect {}

    /** Gives the customer what is in dispute while the case is open, as far as the payments have it. */
    record GrantProvisionalCredit() implements ExpiryEffect {}

    /** Asks for what is in dispute to be refunded, as far as the payments have it. */
    record RequestRefund() implements ExpiryEffect {}

    /** Ends a case; one that is decided ends as it was decided. */
    record Close(Outcome outcome, Basis basis) implements ExpiryEffect {}

    record Notify(Party party) implements ExpiryEffect {}
}
