package io.recourse.command.dispute;

import static io.recourse.sample.Sample.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.gateway.WitnessPsp;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three processes with many threads each refund from the same payments in the same cases at the same time, in part by the same
 * commands: nothing exceeds what was paid, nothing is lost, each refund moves once, and all that was set aside ends.
 */
class RefundsInSeveralProcessesTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refundFromTheSamePaymentsAtOnce() throws Exception {
        WitnessPsp.found(database.dataSource());
        try (Desk desk = SharingProcess.start("parent", database.properties())) {
            SharingProcess.open(desk);
            Process one = child(1);
            Process other = child(2);
            try (BufferedReader first = one.inputReader();
                    BufferedReader second = other.inputReader()) {
                hearUntil(SharingProcess.READY, first);
                hearUntil(SharingProcess.READY, second);
                desk.pay(SharingProcess.SIGN.value(), cny("1.00"));
                acknowledged.addAll(SharingProcess.refundAtOnce(desk, 3));
                hearUntil(SharingProcess.DONE, first);
                hearUntil(SharingProcess.DONE, second);
                Witnesses witnesses = new Witnesses(desk, SharingProcess.PAYMENTS, SharingProcess.CASES);
                witnesses.awaitEnds(() -> {}).assertAgree(acknowledged);
                assertThat(SharingProcess.PAYMENTS.stream()
                                .map(desk::payment)
                                .flatMap(payment -> payment.reservations().stream())
                                .map(Reservation::status))
                        .as("some moved, and some was given back")
                        .contains(Reservation.Status.SETTLED, Reservation.Status.RELEASED);
                assertThat(acknowledged)
                        .as("more was asked for than there was")
                        .hasSizeLessThan(3 * SharingProcess.ASKS);
            } finally {
                one.destroyForcibly();
                other.destroyForcibly();
            }
        }
    }

    private Process child(int number) throws IOException {
        return ChildJvm.start(SharingProcess.class, database, Map.of(SharingProcess.NUMBER, number));
    }

    private void hearUntil(String word, BufferedReader output) throws IOException {
        String line;
        do {
            line = Objects.requireNonNull(output.readLine(), "the process must not end by itself");
            if (line.startsWith(SharingProcess.ACKNOWLEDGED)) {
                acknowledged.add(line.substring(SharingProcess.ACKNOWLEDGED.length()));
            }
        } while (!line.equals(word));
    }
}
