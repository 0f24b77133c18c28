package io.recourse.command.refund;

import io.recourse.command.refund.ReversalSaga.Withdrawn;

/** Takes back what was lent to a customer. */
interface CreditRecovery {

    /** Once, however often it is asked. */
    Result takeBack(Withdrawn credit);

    /**
     * Has the ledger know that money is no longer with the customer, whoever took it: otherwise it could not be refunded again.
     * Nothing is to be done where the ledger had not moved it, or knows.
     */
    Result enterReturn(Withdrawn refund);

    sealed interface Result {

        record Recovered(String reference) implements Result {}

        /** Or it is not known. */
        record NotYet(String cause) implements Result {}
    }
}
