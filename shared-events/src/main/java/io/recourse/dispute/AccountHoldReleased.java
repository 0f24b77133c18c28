package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.payment.CustomerId;
import io.recourse.personal.Personal;
import org.axonframework.serialization.Revision;

/** The wallet is told to unlock the customer's account. */
@Revision("1")
public record AccountHoldReleased(CaseId caseId, CustomerId customerId, Personal<String> reason, Act act)
        implements DisputeEvent {}
