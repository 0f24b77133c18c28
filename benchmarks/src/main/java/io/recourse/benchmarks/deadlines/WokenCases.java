package io.recourse.benchmarks.deadlines;

import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.RemindDeadline;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;

/** Stands for the cases: counts how often the saga woke one. */
final class WokenCases {

    private final AtomicInteger count = new AtomicInteger();

    @CommandHandler
    void on(ExpireDeadline command) {
        count.incrementAndGet();
    }

    @CommandHandler
    void on(RemindDeadline command) {
        count.incrementAndGet();
    }

    int count() {
        return count.get();
    }
}
