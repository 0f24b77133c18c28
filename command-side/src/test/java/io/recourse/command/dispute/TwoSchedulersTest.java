package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundSucceeded;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two command sides that both look for what is due, until one of them goes: every deadline and its effects once. */
class TwoSchedulersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void oneGoesInTheMiddleAndTheOtherFinishes() throws Exception {
        List<CaseId> cases = IntStream.range(0, 16).mapToObj(Sample::dispute).toList();
        try (Desk stays = Desk.startAs("stays", database, NOW);
                Desk goes = Desk.startAs("goes", database, NOW)) {
            new Moves(stays).addPack(1);
            // Until the other knows of the pack too.
            await().atMost(PATIENCE)
                    .until(() -> goes.count("SELECT count(*) FROM command.domain_event_entry"
                                    + " WHERE aggregate_identifier = 'policy-library'")
                            == 2);
            for (CaseId id : cases) {
                stays.openIdentified(id, stays.pay("two-" + id, cny("5.00")));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new Agenda(stays, cases).scheduled())
                            .containsExactlyInAnyOrderElementsOf(new Agenda(stays, cases).promised()));

            Crowd.actAtOnce(List.of(() -> stays.advanceTo(hours(10)), () -> goes.advanceTo(hours(10))));
            await().atMost(PATIENCE)
                    .until(() -> cases.stream().anyMatch(id -> stays.count(ProvisionalCreditGranted.class, id) == 1));
            goes.close();

            awaitWhileTimePasses(
                    List.of(stays), () -> cases.stream().allMatch(id -> stays.count(RefundSucceeded.class, id) == 1));
            stays.advanceTo(hours(2_500));
            awaitWhileTimePasses(
                    List.of(stays),
                    () -> new Agenda(stays, cases)
                            .scheduled().stream().noneMatch(entry -> entry.at().isBefore(hours(2_500))));
            // What was decided only now is to be corrected in a day and a half.
            stays.advanceTo(hours(2_600));
            awaitWhileTimePasses(
                    List.of(stays), () -> new Agenda(stays, cases).scheduled().isEmpty());

            assertThat(cases).allSatisfy(id -> {
                MovedDeadlinesTest.assertExpiredOnceEach(stays, id);
                assertThat(MovedDeadlinesTest.events(stays, id)
                                .map(e -> e.getClass().getSimpleName()))
                        .contains("ProvisionalCreditGranted", "PartyNotified", "DisputeDecided", "DisputeClosed");
                assertThat(MovedDeadlinesTest.events(stays, id)
                                .map(KilledWhileWakingTest::effect)
                                .flatMap(Optional::stream))
                        .doesNotHaveDuplicates();
            });
        }
    }

    /** What fails when both do the same at once is tried again a moment later. */
    private static void awaitWhileTimePasses(List<Desk> desks, BooleanSupplier condition) {
        await().atMost(PATIENCE).until(() -> {
            Instant next = desks.getFirst().now().plusSeconds(1);
            desks.forEach(desk -> desk.advanceTo(next));
            return condition.getAsBoolean();
        });
    }

    private static Instant hours(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
