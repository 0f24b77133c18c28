package io.recourse.standalone.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.core.ConditionTimeoutException;

/** What is reckoned up when nobody works any more: first refunds and deadlines come to an end, then everything must be right. */
record AtRest(History history, Promises promises, Acknowledged acknowledged, Figures figures) {

    /** Within it, what a killed process had begun is taken over, and what waits for it ends. */
    private static final Duration REST = Duration.ofMinutes(4);

    void reckonUp(Api auditor, Reckoning reckoning) throws SQLException, IOException {
        Instant before = Instant.now();
        try {
            await().atMost(REST).pollInterval(Duration.ofMillis(500)).until(() -> {
                read(history, auditor);
                return promises.atRest();
            });
        } catch (ConditionTimeoutException e) {
            figures.finding("refunds or deadlines do not come to an end");
        }
        System.out.println("at rest after "
                + Duration.between(before, Instant.now()).toSeconds() + " s, " + history.size() + " events");
        promises.hold(acknowledged.all());
        promises.holdExactly();
        History again = new History();
        read(again, auditor);
        if (!again.streams().equals(history.streams())) {
            figures.finding("the history, read again from its beginning, is another one");
        }
        reckoning.books(promises.refunds());
        reckoning.readModels();
        reckoning.signatures();
    }

    /** Also when it has to be tried more than once. */
    static void read(History history, Api auditor) {
        await().atMost(Trial.OUTAGE)
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .until(() -> history.read(auditor).size() > 0);
    }
}
