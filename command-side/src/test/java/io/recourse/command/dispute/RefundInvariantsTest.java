package io.recourse.command.dispute;

import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.CommandHttpTest;
import io.recourse.command.deadline.DeadlineSaga;
import io.recourse.command.refund.RefundSaga;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.RefundRequested;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RefundReserved;
import io.recourse.refund.RefundFailure;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money on the real database: whoever asks, however often and at once, no more goes back than was paid, and once. */
class RefundInvariantsTest extends CommandHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext application;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void severalCasesNeverTakeMoreThanWasPaid(int seed) throws Exception {
        Desk desk = new Desk(application);
        PaymentId payment = desk.pay("crowd-" + seed, cny("100.00"));
        List<CaseId> cases = openSeveral(desk, 10 * seed, 5, payment);
        Random random = new Random(seed);
        List<Runnable> asks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            CaseId by = cases.get(random.nextInt(cases.size()));
            Money amount = cny(random.nextInt(1, 30) + ".99");
            int id = 1_000 * seed + i;
            asks.add(() -> desk.refund(by, refund(id), payment, amount));
        }

        List<Rule> refusals = Crowd.actAtOnce(asks);

        assertThat(refusals).allMatch(rule -> rule == Rule.REFUND_EXCEEDS_REFUNDABLE);
        Books books = new Books(desk, payment, cases).awaitEnds();
        assertThat(books.refunds().count() + refusals.size()).isEqualTo(asks.size());
        books.assertBalanced();
        assertThat(books.ledger()).isNotEmpty();
    }

    @Test
    void severalCasesNeverHaveMoreRefundsThanTheSourceAllows() throws Exception {
        Desk desk = new Desk(application);
        LimitedSource source = LimitedSource.add(http(), "five-small-refunds", "most: 5");
        PaymentId payment = desk.pay("five-small", cny("100.00"));
        List<CaseId> cases = openSeveral(desk, source, 80, payment);

        List<Rule> refusals = Crowd.actAtOnce(asks(desk, payment, cases, 8_000, n -> cny("1.00")));

        assertThat(refusals).allMatch(rule -> rule == Rule.REFUND_COUNT_REACHED);
        Books books = new Books(desk, payment, cases).awaitEnds();
        books.assertBalanced();
        assertThat(reservations(desk, payment)).isEqualTo(5);
        assertThat(books.ledger()).hasSize(5);
        assertThat(failures(books)).isSubsetOf(Rule.REFUND_COUNT_REACHED.slug());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void neitherWhatIsLeftNorHowOftenIsExceeded(int seed) throws Exception {
        Desk desk = new Desk(application);
        LimitedSource source = LimitedSource.add(http(), "five-refunds-" + seed, "most: 5");
        PaymentId payment = desk.pay("five-" + seed, cny("100.00"));
        List<CaseId> cases = openSeveral(desk, source, 80 + 10 * seed, payment);
        Random random = new Random(seed);

        List<Rule> refusals = Crowd.actAtOnce(
                asks(desk, payment, cases, 8_000 + 100 * seed, n -> cny(random.nextInt(1, 40) + ".99")));

        assertThat(refusals).isSubsetOf(Rule.REFUND_COUNT_REACHED, Rule.REFUND_EXCEEDS_REFUNDABLE);
        Books books = new Books(desk, payment, cases).awaitEnds();
        books.assertBalanced();
        assertThat(reservations(desk, payment)).isBetween(1L, 5L);
        assertThat(failures(books)).isSubsetOf(Rule.REFUND_COUNT_REACHED.slug(), Rule.REFUND_EXCEEDS_REFUNDABLE.slug());
    }

    private static List<Runnable> asks(
            Desk desk, PaymentId payment, List<CaseId> cases, int firstId, IntFunction<Money> amounts) {
        return IntStream.range(0, 30)
                .<Runnable>mapToObj(n -> {
                    Money amount = amounts.apply(n);
                    return () -> desk.refund(cases.get(n % cases.size()), refund(firstId + n), payment, amount);
                })
                .toList();
    }

    private static long reservations(Desk desk, PaymentId payment) {
        return desk.count(
                "SELECT count(*) FROM command.domain_event_entry WHERE aggregate_identifier = ? AND payload_type = ?",
                payment.value(),
                RefundReserved.class.getName());
    }

    private static List<String> failures(Books books) {
        return books.refunds()
                .flatMap(r -> r.failure().stream())
                .map(RefundFailure::code)
                .toList();
    }

    private static List<CaseId> openSeveral(Desk desk, LimitedSource source, int first, PaymentId payment) {
        return IntStream.range(first, first + 5)
                .mapToObj(n -> desk.openIdentified(Sample.dispute(n), source, payment))
                .toList();
    }

    @Test
    void theSameCommandMovesMoneyOnce() throws Exception {
        Desk desk = new Desk(application);
        PaymentId payment = desk.pay("once", cny("100.00"));
        CaseId dispute = openSeveral(desk, 50, 1, payment).getFirst();
        Runnable ask = () -> desk.refund(dispute, refund(50), payment, cny("10.00"));

        assertThat(Crowd.actAtOnce(Collections.nCopies(12, ask))).isEmpty();
        Books books = new Books(desk, payment, List.of(dispute)).awaitEnds();
        ask.run();

        assertThat(desk.count(RefundRequested.class, dispute)).isOne();
        assertThat(books.awaitEnds().ledger()).hasSize(1);
        books.assertBalanced();
    }

    @Test
    void moneyMovesWhenTheLedgerAnswersAgain() {
        Desk desk = new Desk(application);
        PaymentId payment = desk.pay("down", cny("100.00"));
        CaseId dispute = openSeveral(desk, 70, 1, payment).getFirst();
        Books books = new Books(desk, payment, List.of(dispute));
        execute(desk, "ALTER TABLE command.ledger_transfer RENAME TO ledger_away");
        try {
            desk.refund(dispute, refund(70), payment, cny("10.00"));
            await().atMost(PATIENCE).until(() -> triesAgain(desk) == 1);
            assertThat(desk.payment(payment).reserved()).isEqualTo(cny("10.00"));
        } finally {
            execute(desk, "ALTER TABLE command.ledger_away RENAME TO ledger_transfer");
        }

        books.awaitEnds().assertBalanced();
        assertThat(books.ledger()).hasSize(1);
        await().atMost(PATIENCE).until(() -> triesAgain(desk) == 0);
    }

    @Test
    void theWholeHistoryAgainMovesNothing() {
        Desk desk = new Desk(application);
        PaymentId payment = desk.pay("again", cny("100.00"));
        List<CaseId> cases = openSeveral(desk, 60, 2, payment);
        for (int i = 0; i < 6; i++) {
            desk.refund(cases.get(i % 2), refund(60 + i), payment, cny("10.00"));
        }
        Books books = new Books(desk, payment, cases).awaitEnds();
        await().atMost(PATIENCE).until(() -> sagas(desk, RefundSaga.class) == 0);
        long events = events(desk);
        long ledger = desk.count("SELECT count(*) FROM command.ledger_transfer");
        long schedules = schedules(desk);

        handleEverythingAgain(desk, RefundSaga.GROUP);
        handleEverythingAgain(desk, DeadlineSaga.GROUP);

        assertThat(events(desk)).isEqualTo(events);
        assertThat(desk.count("SELECT count(*) FROM command.ledger_transfer")).isEqualTo(ledger);
        assertThat(schedules(desk)).isEqualTo(schedules);
        assertThat(sagas(desk, RefundSaga.class)).isZero();
        books.assertBalanced();
    }

    private static List<CaseId> openSeveral(Desk desk, int first, int number, PaymentId payment) {
        return IntStream.range(first, first + number)
                .mapToObj(n -> desk.openIdentified(Sample.dispute(n), payment))
                .toList();
    }

    private static void handleEverythingAgain(Desk desk, String group) {
        StreamingEventProcessor processor = desk.the(EventProcessingConfiguration.class)
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        desk.the(JdbcClient.class)
                .sql("DELETE FROM command.token_entry WHERE processor_name = ?")
                .param(group)
                .update();
        processor.start();
        long head = desk.count("SELECT max(global_index) FROM command.domain_event_entry");
        await().atMost(PATIENCE).until(() -> {
            Collection<EventTrackerStatus> segments =
                    processor.processingStatus().values();
            return segments.size() == 2
                    && segments.stream()
                            .allMatch(s ->
                                    s.isCaughtUp() && s.getCurrentPosition().orElse(-1) >= head);
        });
    }

    private static void execute(Desk desk, String sql) {
        desk.the(JdbcClient.class).sql(sql).update();
    }

    private static long triesAgain(Desk desk) {
        return desk.count("SELECT count(*) FROM command.scheduled_tasks"
                + " WHERE convert_from(task_data, 'UTF8') LIKE '%refund-try-again%'");
    }

    private static long events(Desk desk) {
        return desk.count("SELECT count(*) FROM command.domain_event_entry");
    }

    private static long schedules(Desk desk) {
        return desk.count("SELECT count(*) FROM command.scheduled_tasks");
    }

    private static long sagas(Desk desk, Class<?> type) {
        return desk.count("SELECT count(*) FROM command.saga_entry WHERE saga_type = ?", type.getName());
    }
}
