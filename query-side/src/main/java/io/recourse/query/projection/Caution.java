package io.recourse.query.projection;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Whether rows are written one by one for a while. When the database refuses the rows of a whole batch, nobody knows whose row
 * it was; written while its event is handled, it fails that event alone, which is kept aside.
 */
final class Caution {

    /** At least as many events as all segments of a processor have in hand, as often as they are tried until one is kept aside. */
    private static final int EVENTS = 8_000;

    private final AtomicInteger left = new AtomicInteger();

    /** Also for an event that is tried again by itself: its end must be known before the next one's turn. */
    boolean isWanted(UnitOfWork<?> root) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0 || !(root instanceof BatchingUnitOfWork<?>);
    }

    /** @throws RowsRefused when the database does not take what {@code write} writes */
    void watch(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException refused) {
            left.set(EVENTS);
            throw new RowsRefused(refused);
        }
    }
}
