package io.recourse.receipt;

import io.recourse.dispute.Party;
import java.time.Instant;
import java.util.Optional;

/** A receipt in its case.
 *
 * @param sequence of the event that attached it
 * @param draft only its merchant sees it yet
 */
public record CaseReceipt(
        Receipt receipt, long sequence, Party party, boolean draft, Instant attachedAt, Optional<Instant> withdrawnAt) {

    public ReceiptId id() {
        return receipt.id();
    }

    /** Whether it is evidence: submitted, and not withdrawn. */
    public boolean counts() {
        return !draft && withdrawnAt.isEmpty();
    }

    public CaseReceipt submitted() {
        return new CaseReceipt(receipt, sequence, party, false, attachedAt, withdrawnAt);
    }

    public CaseReceipt withdrawn(Instant at) {
        return new CaseReceipt(receipt, sequence, party, draft, attachedAt, Optional.of(at));
    }

    /** Without what it says in words. */
    public CaseReceipt silent() {
        return new CaseReceipt(receipt.silent(), sequence, party, draft, attachedAt, withdrawnAt);
    }
}
