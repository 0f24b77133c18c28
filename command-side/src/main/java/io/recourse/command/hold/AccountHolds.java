package io.recourse.command.hold;

import io.recourse.dispute.CaseId;
import io.recourse.payment.CustomerId;

/** Locks and unlocks customers' accounts, outside of Recourse. */
public interface AccountHolds {

    /**
     * Locks the account, or does nothing when it was told so by the same event before.
     *
     * @throws WalletUnavailable when it is not known whether the account is locked; the same instruction must be repeated
     */
    void hold(Instruction instruction) throws WalletUnavailable;

    /**
     * Takes back what the case locked, or does nothing when it was told so by the same event before. The account stays locked
     * while another case holds it.
     *
     * @throws WalletUnavailable as {@link #hold}
     */
    void release(Instruction instruction) throws WalletUnavailable;

    /** @param eventId of the event that asks for it; the key, together with the case */
    record Instruction(CaseId caseId, String eventId, CustomerId customerId) {}
}
