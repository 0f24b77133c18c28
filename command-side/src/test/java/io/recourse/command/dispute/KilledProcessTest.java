package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundStatus;
import io.recourse.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code kill -9} in the middle of refunds leaves behind is finished by the next process, each refund once. */
class KilledProcessTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theNextProcessFinishesWhatAKilledOneBegan() throws Exception {
        List<String> acknowledged = refundUntilKilled();
        try (Desk desk = Desk.start(database.properties())) {
            assertFinishes(desk, acknowledged);
        }
    }

    private List<String> refundUntilKilled() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        Process process = ChildJvm.start(RefundingProcess.class, database, Map.of());
        try (BufferedReader output = process.inputReader();
                Connection connection = database.dataSource().getConnection()) {
            acknowledge(10, output, acknowledged);
            stopTheLedger(connection);
            acknowledge(25, output, acknowledged);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return acknowledged;
    }

    private static void assertFinishes(Desk desk, List<String> acknowledged) {
        Books books = new Books(desk, RefundingProcess.PAYMENT, RefundingProcess.CASES);
        assertThat(books.refunds()).as("killed in the middle").anyMatch(CaseRefund::inFlight);
        books.awaitEnds().assertBalanced();
        assertThat(books.refunds()
                        .filter(r -> r.status() == RefundStatus.SUCCEEDED)
                        .map(r -> r.id().value()))
                .doesNotHaveDuplicates()
                .containsAll(acknowledged);
    }

    private static void acknowledge(int number, BufferedReader output, List<String> acknowledged) throws IOException {
        while (acknowledged.size() < number) {
            String line = output.readLine();
            assertThat(line).as("the process must not end by itself").isNotNull();
            if (line.startsWith(RefundingProcess.ACKNOWLEDGED)) {
                acknowledged.add(line.substring(RefundingProcess.ACKNOWLEDGED.length()));
            }
        }
    }

    /** Until {@code connection} is closed, money moves no more: what is asked for now is under way when the kill comes. */
    private static void stopTheLedger(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE command.ledger_transfer IN EXCLUSIVE MODE");
        }
    }
}
