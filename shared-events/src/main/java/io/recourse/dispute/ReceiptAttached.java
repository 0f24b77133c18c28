package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.receipt.Receipt;
import org.axonframework.serialization.Revision;

/** A piece of evidence was added.
 *
 * @param party whose evidence it is
 * @param draft the merchant has not submitted it yet, and nobody else sees it
 */
@Revision("2")
public record ReceiptAttached(CaseId caseId, Receipt receipt, Party party, boolean draft, Act act)
        implements DisputeEvent {}
