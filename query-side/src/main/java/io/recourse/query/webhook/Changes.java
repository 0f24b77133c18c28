package io.recourse.query.webhook;

import io.recourse.payment.MerchantId;
import io.recourse.query.change.Change;
import java.time.Instant;
import java.util.List;

/** The changes of cases, numbered in the order in which they were committed: each case once, by its last change. */
interface Changes {

    /** The next {@code limit} at most. */
    List<Change> after(long number, int limit);

    /**
     * The next {@code limit} at most of one merchant.
     *
     * @param until the last number that is wanted
     * @param from the earliest recorded instant that is wanted
     */
    List<Change> after(long number, long until, MerchantId merchant, Instant from, int limit);
}
