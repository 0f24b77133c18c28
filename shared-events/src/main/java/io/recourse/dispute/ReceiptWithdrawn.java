package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import org.axonframework.serialization.Revision;

/** A piece of evidence no longer counts. */
@Revision("1")
public record ReceiptWithdrawn(CaseId caseId, ReceiptId receiptId, Personal<String> reason, Act act)
        implements DisputeEvent {}
