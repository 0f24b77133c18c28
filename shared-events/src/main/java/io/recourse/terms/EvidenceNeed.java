package io.recourse.terms;

import io.recourse.dispute.Party;
import io.recourse.receipt.ReceiptKind;

/** A piece of evidence that a case of some reason needs.
 *
 * @param party who has it
 * @param mandatory a decision without it needs a reason
 */
public record EvidenceNeed(ReceiptKind kind, Party party, boolean mandatory) {}
