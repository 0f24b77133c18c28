package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.recourse.command.gateway.WitnessPsp;
import io.recourse.command.payment.Payments;
import io.recourse.dispute.CaseId;
import io.recourse.payment.PaymentId;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code kill -9} at random moments between the request of refunds and their end, and while the process starts: every refund
 * moves its money once, by the gateway's own table, and everything that was set aside ends.
 *
 * <p>{@code -Drecourse.kills=500} is the full size, which also hits a refund at every {@link Wound}; by default it is a few.
 */
class KilledWhileRefundingTest {

    private static final int KILLS = Integer.getInteger("recourse.kills", 6);
    private static final int FULL_SIZE = 500;
    private static final long SEED = 20_261_122;

    /** One of so many lives ends before it has begun to work. */
    private static final int EARLY = 6;

    private static final int LONGEST_WORK_MILLIS = 2_000;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final Random random = new Random(SEED);

    private final List<String> acknowledged = new ArrayList<>();
    private final List<Long> begun = new ArrayList<>();
    private final Map<Wound, Integer> kills = new EnumMap<>(Wound.class);
    private final Map<Wound, Long> refunds = new EnumMap<>(Wound.class);
    private Duration lastStart = Duration.ZERO;
    private Instant now = NOW;

    @Test
    void everyRefundMovesMoneyOnceHoweverOftenTheProcessIsKilled() {
        assertTimeoutPreemptively(Duration.ofMinutes(5 + KILLS), () -> {
            WitnessPsp.found(database.dataSource());
            for (int life = 1; life <= KILLS; life++) {
                liveAndDie(life);
                if (life % 50 == 0) {
                    tell(life);
                }
            }
            finish();
            tell(KILLS);
        });
        assertThat(kills).as("killed in the middle").isNotEmpty();
        if (KILLS >= FULL_SIZE) {
            assertThat(kills).as("every wound").containsOnlyKeys(Wound.values());
        }
    }

    private Process start(int life) throws IOException {
        return ChildJvm.start(
                RestlessProcess.class, database, Map.of(RestlessProcess.NOW, now, RestlessProcess.LIFE, life));
    }

    private void liveAndDie(int life) throws Exception {
        // Before the first life there are no tables.
        begun.add(begun.isEmpty() ? 0 : head());
        Instant started = Instant.now();
        Process process = start(life);
        try (BufferedReader output = process.inputReader()) {
            boolean early = life % EARLY == EARLY - 1;
            if (!early) {
                hearUntilReady(output);
                lastStart = Duration.between(started, Instant.now());
            }
            // Where the kill hits is left to chance, and the same chances come again with the same seed.
            long millis = random.nextLong(early ? lastStart.toMillis() : LONGEST_WORK_MILLIS);
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as("the process must not end by itself")
                    .isFalse();
            // The process itself would close what it has said.
            process.toHandle().destroyForcibly();
            output.lines().forEach(this::heard);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // What the server had been told to do when the process died, it still does.
        await().atMost(Agenda.PATIENCE).until(() -> connections() == 0);
        count(life);
        // After a minute without a sign of life, others may take what a process had begun.
        now = now.plus(Duration.ofMinutes(2));
    }

    private void hearUntilReady(BufferedReader output) throws IOException {
        String line;
        do {
            line = Objects.requireNonNull(output.readLine(), "the process must not end by itself");
            heard(line);
        } while (!line.equals(RestlessProcess.READY));
    }

    private void heard(String line) {
        if (line.startsWith(RestlessProcess.ACKNOWLEDGED)) {
            acknowledged.add(line.substring(RestlessProcess.ACKNOWLEDGED.length()));
        } else if (line.startsWith(RestlessProcess.AT)) {
            now = Instant.parse(line.substring(RestlessProcess.AT.length()));
        }
    }

    private void count(int life) {
        Map<Wound, Long> found = Wound.count(jdbc, begun.get(Math.max(0, life - 3)));
        found.forEach((wound, number) -> {
            kills.merge(wound, 1, Integer::sum);
            refunds.merge(wound, number, Long::sum);
        });
    }

    private void finish() {
        WitnessPsp psp = new WitnessPsp(database.dataSource(), RestlessProcess::whim);
        try (Desk desk = Desk.start(database.properties(), new VirtualClock(now), psp)) {
            new Witnesses(desk, recorded(desk), opened(desk))
                    .awaitEnds(() -> desk.advanceTo(desk.now().plusSeconds(30)))
                    .assertAgree(acknowledged);
        }
    }

    /** Of lives that were not killed before. */
    private static List<PaymentId> recorded(Desk desk) {
        return lives().flatMap(life -> RestlessProcess.payments(life).stream())
                .filter(id -> desk.the(Payments.class).find(id).isPresent())
                .toList();
    }

    private static List<CaseId> opened(Desk desk) {
        return lives().flatMap(life -> RestlessProcess.cases(life).stream())
                .filter(id -> desk.the(Disputes.class).find(id).isPresent())
                .toList();
    }

    private static Stream<Integer> lives() {
        return IntStream.rangeClosed(1, KILLS).boxed();
    }

    private void tell(int life) {
        System.out.printf("%d kills, %d refunds acknowledged%n", life, acknowledged.size());
        for (Wound wound : Wound.values()) {
            System.out.printf(
                    "%-20s %4d kills %6d refunds%n",
                    wound, kills.getOrDefault(wound, 0), refunds.getOrDefault(wound, 0L));
        }
    }

    private long connections() {
        return number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    private long head() {
        return number("SELECT coalesce(max(global_index), 0) FROM command.domain_event_entry");
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
