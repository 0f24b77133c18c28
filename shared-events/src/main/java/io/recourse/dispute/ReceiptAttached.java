package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.receipt.Receipt;
import org.axonframework.serialization.Revision;

/** A piece of evidence was added. */
@Revision("1")
public record ReceiptAttached(CaseId caseId, Receipt receipt, Act act) implements DisputeEvent {}
