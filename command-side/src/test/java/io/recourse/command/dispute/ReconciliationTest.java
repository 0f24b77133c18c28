package io.recourse.command.dispute;

import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.MutePsp;
import io.recourse.command.gateway.SourcePayment;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.WitnessPsp;
import io.recourse.command.gateway.WitnessPsp.Whim;
import io.recourse.command.gateway.ledger.UnbalancedAccount;
import io.recourse.command.gateway.ledger.WalletLedger;
import io.recourse.command.reconciliation.BadLine;
import io.recourse.command.reconciliation.BadStatement;
import io.recourse.command.reconciliation.Difference;
import io.recourse.command.reconciliation.Difference.Kind;
import io.recourse.command.reconciliation.Difference.Outcome;
import io.recourse.command.reconciliation.Reconciliation;
import io.recourse.command.reconciliation.ReconciliationReport;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.ResolveRefund;
import io.recourse.money.Money;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.payment.ReserveRefund;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundStatus;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way in which we and a gateway can differ really happens, is found, is repaired where that is safe, and stays repaired. */
class ReconciliationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<RefundStatus> ANSWERED =
            Set.of(RefundStatus.SUBMITTED, RefundStatus.SUCCEEDED, RefundStatus.FAILED);
    private static final String HEADER = "refundId,reference,paymentReference,amount,currency,state,at\n";
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Map<RefundId, Whim> WHIMS = new ConcurrentHashMap<>();
    private static final WitnessPsp WITNESS =
            new WitnessPsp(DATABASE.dataSource(), id -> WHIMS.getOrDefault(id, Whim.AT_ONCE));
    private static final MutePsp MUTE = new MutePsp();

    @SuppressWarnings("NullAway.Init")
    private static Desk desk;

    private static int numbers;

    private final int number = 100 * ++numbers;
    private final CaseId dispute = Sample.dispute(number);
    private final RefundId refund = refund(800_000 + number);
    private final String reference = MutePsp.reference(refund);
    private final String paymentReference = "ref-pay-" + number;

    @BeforeAll
    static void start() {
        WitnessPsp.found(DATABASE.dataSource());
        desk = Desk.start(DATABASE.properties(), new VirtualClock(NOW), List.of(WITNESS, MUTE));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** What happened before has nothing to do with the periods of this test. */
    @BeforeEach
    void anotherDay() {
        desk.advanceTo(desk.now().plus(Duration.ofDays(1)));
    }

    @Test
    void whatSucceededThereIsSettled() throws Exception {
        PaymentId payment = underWay();
        String statement = line("SUCCEEDED");

        assertThat(repaired(statement)).containsExactly(Kind.SUCCEEDED_THERE);

        becomes(RefundStatus.SUCCEEDED);
        assertThat(desk.payment(payment).refunded()).isEqualTo(cny("30.00"));
        assertClean(statement);
    }

    @Test
    void whatFailedThereIsReleased() throws Exception {
        PaymentId payment = underWay();
        String statement = line("FAILED");

        assertThat(repaired(statement)).containsExactly(Kind.FAILED_THERE);

        becomes(RefundStatus.FAILED);
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("100.00"));
        assertClean(statement);
    }

    @Test
    void whatCameBackThereIsReversed() throws Exception {
        PaymentId payment = succeeded();
        later();
        String statement = line("REVERSED");

        assertThat(repaired(statement)).containsExactly(Kind.FAILED_THERE);

        assertThat(desk.payment(payment).reservation(refund).map(Reservation::status))
                .contains(Reservation.Status.RETURNED);
        becomes(RefundStatus.REVERSED);
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("100.00"));
        assertClean(statement);
    }

    @Test
    void aFailureBeforeTheSuccessThatWeKnowIsForAPerson() throws Exception {
        succeeded();
        String statement = line(
                refund,
                reference,
                paymentReference,
                "30.00",
                "FAILED",
                desk.now().minusSeconds(60));

        assertThat(forAPerson(statement)).containsExactly(Kind.FAILED_THERE);

        becomes(RefundStatus.SUCCEEDED);
    }

    @Test
    void whatMovedAfterItsMoneyWasGivenBackCounts() throws Exception {
        PaymentId payment = declined();
        String statement = line("SUCCEEDED");

        assertThat(repaired(statement)).containsExactly(Kind.MOVED_AFTER_ALL);

        assertThat(desk.payment(payment).refundedElsewhere()).isEqualTo(cny("30.00"));
        assertClean(statement);
        String back = line(refund, reference, paymentReference, "30.00", "REVERSED", desk.now());
        assertThat(repaired(back)).containsExactly(Kind.FAILED_THERE);
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("100.00"));
        assertClean(back);
    }

    @Test
    void whatWeNeverAskedForCountsOnThePaymentThatItNames() throws Exception {
        PaymentId payment = pay();
        awaitReference();
        String statement = foreign("made-there-" + number, paymentReference, "SUCCEEDED");

        assertThat(repaired(statement)).containsExactly(Kind.UNKNOWN_HERE);

        assertThat(desk.payment(payment).refundedElsewhere()).isEqualTo(cny("7.00"));
        assertClean(statement);
        String back = foreign("made-there-" + number, paymentReference, "REVERSED");
        assertThat(repaired(back)).containsExactly(Kind.FAILED_THERE);
        assertThat(desk.payment(payment).refundedElsewhere()).isEqualTo(cny("0.00"));
        assertClean(back);
        assertClean(foreign("failed-there-" + number, paymentReference, "FAILED"));
    }

    @Test
    void whatNamesNoPaymentThatWeKnowIsForAPerson() throws Exception {
        assertThat(forAPerson(foreign("stray-" + number, "nobodys", "SUCCEEDED")
                        + foreign("lost-" + number, "", "SUCCEEDED")))
                .containsExactly(Kind.UNKNOWN_HERE, Kind.UNKNOWN_HERE);
    }

    @Test
    void anotherAmountOrPaymentIsForAPersonAndNothingIsSettled() throws Exception {
        PaymentId payment = underWay();
        Instant at = desk.now();

        assertThat(forAPerson(line(refund, reference, paymentReference, "29.00", "SUCCEEDED", at)))
                .containsExactly(Kind.AMOUNT_DIFFERS);
        assertThat(forAPerson(line(refund, reference, "another", "30.00", "SUCCEEDED", at)))
                .containsExactly(Kind.PAYMENT_DIFFERS);
        assertThat(forAPerson(line("SUCCEEDED")
                        + line(refund, reference, paymentReference, "31.00", "SUCCEEDED", at.plusSeconds(1))))
                .containsExactly(Kind.AMOUNT_DIFFERS);
        assertThat(desk.payment(payment).reserved()).isEqualTo(cny("30.00"));
    }

    @Test
    void theLastOfSeveralLinesWithOneReferenceCounts() throws Exception {
        PaymentId payment = underWay();
        Instant at = desk.now();

        assertThat(repaired(line(refund, reference, paymentReference, "30.00", "SUCCEEDED", at.plusSeconds(1))
                        + line("PENDING")
                        + line(refund, reference, paymentReference, "30.00", "SUCCEEDED", at)))
                .containsExactly(Kind.SUCCEEDED_THERE);
        assertThat(desk.payment(payment).refunded()).isEqualTo(cny("30.00"));
    }

    @Test
    void whatWeSettledInThePeriodMustBeInTheStatement() throws Exception {
        Instant from = desk.now();
        succeeded();
        later();

        ReconciliationReport report = run(MutePsp.SOURCE, "", Optional.of(from), Optional.of(desk.now()), false);

        assertThat(kinds(report)).containsExactly(Kind.MISSING_THERE);
        assertThat(report.differences().getFirst().refundId()).contains(refund);
        assertThat(report.totals())
                .singleElement()
                .extracting(ReconciliationReport.Total::difference)
                .isEqualTo(new BigDecimal("-30.00"));
        assertThat(report.left()).isOne();
        assertClean(run(MutePsp.SOURCE, line("SUCCEEDED"), Optional.of(from), Optional.of(desk.now()), false));
        assertClean(run(
                MutePsp.SOURCE,
                "",
                Optional.of(desk.now()),
                Optional.of(desk.now().plusSeconds(9)),
                false));
    }

    @Test
    void whatIsOpenForLongMustBeInTheStatement() throws Exception {
        Instant from = desk.now();
        underWay();
        desk.advanceTo(from.plus(Duration.ofDays(6)));
        assertClean(run(MutePsp.SOURCE, "", Optional.of(from), Optional.empty(), false));
        assertClean(run(MutePsp.SOURCE, "", Optional.of(from), Optional.of(desk.now()), false));
        desk.advanceTo(from.plus(Duration.ofDays(8)));

        assertThat(kinds(run(MutePsp.SOURCE, "", Optional.of(from), Optional.of(desk.now()), false)))
                .containsExactly(Kind.MISSING_THERE);
        assertClean(run(MutePsp.SOURCE, line("PENDING"), Optional.of(from), Optional.of(desk.now()), false));
    }

    @Test
    void whatMovedTwiceCountsTwice() throws Exception {
        PaymentId payment = succeeded();
        String statement = line("SUCCEEDED") + line(refund, "second-" + number, paymentReference, "30.00", "SUCCEEDED");

        assertThat(repaired(statement)).containsExactly(Kind.TWICE_THERE);

        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("40.00"));
        assertThat(desk.payment(payment).refundedElsewhere()).isEqualTo(cny("30.00"));
        assertClean(statement);
        assertClean(line(refund, "second-" + number, paymentReference, "30.00", "SUCCEEDED"));
    }

    @Test
    void anotherReferenceThanOursIsForAPerson() throws Exception {
        PaymentId payment = succeeded();

        assertThat(forAPerson(line(refund, "other-" + number, paymentReference, "30.00", "SUCCEEDED")))
                .containsExactly(Kind.REFERENCE_DIFFERS);
        assertThat(desk.payment(payment).refundable()).isEqualTo(cny("70.00"));
    }

    @Test
    void theReferenceOfAPersonWhoFoundOutIsNoDifference() throws Exception {
        MUTE.answer(refund, new Standing.Abnormal(reference, "account-closed"));
        asked(MutePsp.SOURCE, RefundStatus.ABNORMAL);
        desk.handle(new ResolveRefund(
                dispute,
                refund,
                true,
                "bank-transfer-7",
                Optional.empty(),
                new Act(
                        new Actor("supervisor", Role.SUPERVISOR),
                        Channel.API,
                        desk.now(),
                        CommandId.of("resolve-" + number))));
        becomes(RefundStatus.SUCCEEDED);

        assertClean(line("SUCCEEDED"));
    }

    @Test
    void aReportChangesNothing() throws Exception {
        underWay();
        long events = events();

        ReconciliationReport report = run(MutePsp.SOURCE, line("SUCCEEDED"), Optional.empty(), Optional.empty(), true);

        assertThat(report.differences()).extracting(Difference::outcome).containsExactly(Outcome.REPAIRABLE);
        assertThat(report.agrees()).isFalse();
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void whatHasJustHappenedIsOnItsWay() throws Exception {
        underWay();

        ReconciliationReport report = desk.the(Reconciliation.class)
                .run(
                        new Reconciliation.Request(MutePsp.SOURCE, Optional.empty(), Optional.empty(), false),
                        Optional.of(bytes(HEADER + line("SUCCEEDED"))),
                        100,
                        new Unwatched());

        assertClean(report);
    }

    @Test
    void whatTheGatewaySaysNowWinsOverItsStatement() throws Exception {
        WHIMS.put(refund, Whim.SILENT);
        asked(WitnessPsp.SOURCE, RefundStatus.SUBMITTED);
        String statement = line(refund, "psp-" + refund, paymentReference, "30.00", "SUCCEEDED");

        assertClean(run(WitnessPsp.SOURCE, statement, Optional.empty(), Optional.empty(), false));
        WITNESS.set(refund, "FAILED");
        // Nothing differs any more when the refund's own saga has asked just before.
        assertThat(kinds(run(WitnessPsp.SOURCE, statement, Optional.empty(), Optional.empty(), false)))
                .isSubsetOf(Kind.FAILED_THERE);
        becomes(RefundStatus.FAILED);
        assertClean(run(WitnessPsp.SOURCE, statement, Optional.empty(), Optional.empty(), false));
    }

    @Test
    void aGatewayThatDoesNotAnswerIsAskedByTheNextRun() throws Exception {
        WHIMS.put(refund, Whim.SILENT);
        asked(WitnessPsp.SOURCE, RefundStatus.SUBMITTED);
        String statement = line(refund, "psp-" + refund, paymentReference, "30.00", "SUCCEEDED");
        WITNESS.set(refund, "SUCCEEDED");
        execute("ALTER TABLE witness.refund RENAME TO away");
        try {
            assertThat(run(WitnessPsp.SOURCE, statement, Optional.empty(), Optional.empty(), false)
                            .differences())
                    .extracting(Difference::kind, Difference::outcome)
                    .containsExactly(tuple(Kind.SUCCEEDED_THERE, Outcome.TRY_AGAIN));
        } finally {
            execute("ALTER TABLE witness.away RENAME TO refund");
        }

        ReconciliationReport again = run(WitnessPsp.SOURCE, statement, Optional.empty(), Optional.empty(), false);
        assertThat(again.differences()).extracting(Difference::outcome).allMatch(Outcome.REPAIRED::equals);
        becomes(RefundStatus.SUCCEEDED);
    }

    @Test
    void badLinesAreToldAndTheOthersCompared() throws Exception {
        PaymentId payment = underWay();

        ReconciliationReport report = run(
                MutePsp.SOURCE,
                "rfd_nonsense,a,b,1.00,CNY,SUCCEEDED,2026-01-01T00:00:00Z\n" + line("SUCCEEDED") + ",,\n",
                Optional.empty(),
                Optional.empty(),
                false);

        assertThat(report.listedBadLines())
                .extracting(BadLine::line, BadLine::column)
                .containsExactly(tuple(2L, Optional.of("refundId")), tuple(4L, Optional.empty()));
        assertThat(report.agrees()).isFalse();
        assertThat(desk.payment(payment).refunded()).isEqualTo(cny("30.00"));
    }

    @Test
    void onlyTheLedgerIsReadWithoutAFile() {
        assertThatExceptionOfType(BadStatement.class)
                .isThrownBy(() -> desk.the(Reconciliation.class)
                        .run(
                                new Reconciliation.Request("mute", Optional.empty(), Optional.empty(), false),
                                Optional.empty(),
                                100,
                                new Unwatched()))
                .withMessageContaining("mute");
    }

    @Test
    void theLedgerIsItsOwnStatement() throws Exception {
        Instant from = desk.now();
        PaymentId payment = asked(PaymentDetails.WALLET_LEDGER, RefundStatus.SUCCEEDED);
        assertClean(ledger(from));
        assertThat(ledger(from).lines()).isOne();

        // A process that died between the movement and its record.
        RefundId lost = refund(800_001 + number);
        Instruction instruction = instruction(payment, lost, "20.00");
        desk.the(CommandGateway.class)
                .sendAndWait(new ReserveRefund(
                        payment, lost, dispute, cny("20.00"), Optional.empty(), desk.system("reserve-" + lost)));
        execute("""
                INSERT INTO command.refund_submission (refund_id, case_id, payment_id, source, submitted_at)
                VALUES ('%s', '%s', '%s', 'wallet-ledger', '%s')""".formatted(lost, dispute, payment, desk.now()));
        desk.the(WalletLedger.class).submit(instruction);
        assertThat(kinds(ledger(from))).containsExactly(Kind.SUCCEEDED_THERE);
        assertThat(desk.payment(payment).refunded()).isEqualTo(cny("50.00"));
        assertClean(ledger(from));

        desk.the(WalletLedger.class).takeBack(instruction);
        assertThat(desk.the(WalletLedger.class).find(instruction))
                .isEqualTo(new Finding.Known(new Standing.Failed("taken-back", Standing.Retry.NEVER)));
        desk.the(WalletLedger.class).takeBack(instruction(payment, refund, "30.00"));
        ReconciliationReport reversed = ledger(from);
        assertThat(kinds(reversed)).containsExactly(Kind.FAILED_THERE, Kind.FAILED_THERE);
        becomes(RefundStatus.REVERSED);
    }

    @Test
    void whatSomebodyElseMovedInTheLedgerCounts() throws Exception {
        Instant from = desk.now();
        PaymentId payment = asked(PaymentDetails.WALLET_LEDGER, RefundStatus.SUCCEEDED);
        desk.the(WalletLedger.class).submit(instruction(payment, refund(800_002 + number), "5.00"));
        later();

        assertThat(kinds(ledger(from))).containsExactly(Kind.UNKNOWN_HERE);

        assertThat(desk.payment(payment).refundedElsewhere()).isEqualTo(cny("5.00"));
        assertClean(ledger(from));
    }

    @Test
    void aTransferThatIsGoneIsMissedAndTheBooksTell() throws Exception {
        Instant from = desk.now();
        PaymentId payment = asked(PaymentDetails.WALLET_LEDGER, RefundStatus.SUCCEEDED);
        execute("CREATE TABLE away AS SELECT * FROM command.ledger_transfer WHERE transfer_id = '" + refund + "'");
        execute("DELETE FROM command.ledger_transfer WHERE transfer_id = '" + refund + "'");
        try {
            ReconciliationReport report = ledger(from);
            assertThat(kinds(report)).containsExactly(Kind.MISSING_THERE);
            assertThat(report.books())
                    .extracting(UnbalancedAccount::account)
                    .contains("payment:" + payment)
                    .hasSize(2);
        } finally {
            execute("INSERT INTO command.ledger_transfer SELECT * FROM away");
        }
        assertClean(ledger(from));
    }

    @Test
    void balancesThatDoNotComeToNothingAreTold() throws Exception {
        Instant from = desk.now();
        PaymentId payment = asked(PaymentDetails.WALLET_LEDGER, RefundStatus.SUCCEEDED);
        String change =
                "UPDATE command.ledger_account SET balance = balance %s 0.01 WHERE account = 'payment:" + payment + "'";
        execute(change.formatted("+"));
        ReconciliationReport report = ledger(from);
        execute(change.formatted("-"));

        assertThat(report.differences()).isEmpty();
        assertThat(report.agrees()).isFalse();
        assertThat(report.books())
                .extracting(UnbalancedAccount::account)
                .containsExactlyInAnyOrder("payment:" + payment, "all accounts");
        assertClean(ledger(from));
    }

    @Test
    void aLongStatementIsReadInParts() throws Exception {
        PaymentId payment = underWay();
        int many = 100_000;
        List<InputStream> parts = new ArrayList<>(List.of(bytes(HEADER)));
        for (int part = 0; part < 100; part++) {
            int first = part * (many / 100);
            StringBuilder lines = new StringBuilder();
            IntStream.range(first, first + many / 100)
                    .forEach(n -> lines.append(foreign("long-" + n, "", "SUCCEEDED")));
            parts.add(bytes(lines.toString()));
        }
        parts.add(bytes(line("SUCCEEDED")));
        later();

        ReconciliationReport report = desk.the(Reconciliation.class)
                .run(
                        new Reconciliation.Request(MutePsp.SOURCE, Optional.empty(), Optional.empty(), false),
                        Optional.of(new SequenceInputStream(Collections.enumeration(parts))),
                        100,
                        new Unwatched());

        assertThat(report.lines()).isEqualTo(many + 1);
        assertThat(report.counts()).isEqualTo(Map.of(Kind.UNKNOWN_HERE, (long) many, Kind.SUCCEEDED_THERE, 1L));
        assertThat(report.differences()).hasSize(100);
        assertThat(desk.payment(payment).refunded()).isEqualTo(cny("30.00"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whateverHappenedOurNumbersAreTheStatementsAfterwards(int seed) throws Exception {
        Random random = new Random(seed);
        List<PaymentId> payments = new ArrayList<>();
        Map<PaymentId, Money> moved = new HashMap<>();
        List<RefundId> refunds = new ArrayList<>();
        List<CaseId> cases = new ArrayList<>();
        for (int p = 0; p < 6; p++) {
            PaymentId payment = desk.pay("random-" + seed + "-" + p, cny("100.00"), MutePsp.SOURCE);
            CaseId by = desk.openIdentified(Sample.dispute(50_000 + 100 * seed + p), payment);
            cases.add(by);
            payments.add(payment);
            moved.put(payment, cny("0"));
            for (int r = 0; r < 4; r++) {
                RefundId id = refund(900_000 + 1_000 * seed + 10 * p + r);
                MUTE.answer(
                        id,
                        switch (random.nextInt(3)) {
                            case 0 -> new Standing.Succeeded(MutePsp.reference(id));
                            case 1 -> new Standing.Pending(MutePsp.reference(id));
                            default -> new Standing.Failed("no", Standing.Retry.NEVER);
                        });
                desk.refund(by, id, payment, cny("20.00"));
                refunds.add(id);
            }
        }
        await().atMost(PATIENCE).until(() -> {
            // Few are asked for at once; the others wait for their turn.
            desk.advanceTo(desk.now().plusSeconds(1));
            return cases.stream()
                    .flatMap(id -> desk.dispute(id).refunds().stream())
                    .allMatch(r -> ANSWERED.contains(r.status()));
        });
        later();
        Instant at = desk.now();
        StringBuilder statement = new StringBuilder();
        for (int i = 0; i < refunds.size(); i++) {
            RefundId id = refunds.get(i);
            PaymentId payment = payments.get(i / 4);
            String there = "ref-" + payment;
            boolean open = desk.payment(payment).reserves(id);
            String state = List.of("SUCCEEDED", "SUCCEEDED", "FAILED", "REVERSED", "PENDING")
                    .get(random.nextInt(open ? 5 : 4));
            statement.append(line(id, MutePsp.reference(id), there, "20.00", state, at));
            List<String> amounts = new ArrayList<>(state.equals("SUCCEEDED") ? List.of("20.00") : List.of());
            if (random.nextInt(4) == 0) {
                statement.append(line(id, "again-" + id, there, "20.00", "SUCCEEDED", at));
                amounts.add("20.00");
            }
            if (random.nextInt(4) == 0) {
                statement.append("," + "there-" + id + "," + there + ",3.50,CNY,SUCCEEDED," + at + "\n");
                amounts.add("3.50");
            }
            amounts.forEach(amount -> moved.merge(payment, cny(amount), Money::plus));
        }

        ReconciliationReport report =
                run(MutePsp.SOURCE, statement.toString(), Optional.empty(), Optional.empty(), false);

        assertThat(report.differences())
                .isNotEmpty()
                .extracting(Difference::outcome)
                .containsOnly(Outcome.REPAIRED);
        assertThat(report.totals())
                .allSatisfy(total -> assertThat(total.difference()).isEqualByComparingTo(BigDecimal.ZERO));
        for (PaymentId payment : payments) {
            assertThat(desk.payment(payment)
                            .refunded()
                            .plus(desk.payment(payment).refundedElsewhere()))
                    .as(payment.value())
                    .isEqualTo(moved.get(payment));
        }
        Map<PaymentId, Long> versions = versions(payments);
        assertClean(statement.toString());
        assertThat(versions(payments)).isEqualTo(versions);
    }

    private PaymentId pay() {
        return desk.pay("pay-" + number, cny("100.00"), MutePsp.SOURCE);
    }

    private PaymentId asked(String source, RefundStatus until) {
        PaymentId payment = desk.pay("pay-" + number, cny("100.00"), source);
        desk.openIdentified(dispute, payment);
        desk.refund(dispute, refund, payment, cny("30.00"));
        becomes(until);
        return payment;
    }

    private static ReconciliationReport ledger(Instant from) throws BadStatement {
        later();
        return desk.the(Reconciliation.class)
                .run(
                        new Reconciliation.Request(
                                PaymentDetails.WALLET_LEDGER, Optional.of(from), Optional.empty(), false),
                        Optional.empty(),
                        100,
                        new Unwatched());
    }

    private Instruction instruction(PaymentId payment, RefundId id, String amount) {
        PaymentDetails details = desk.payment(payment).details();
        return new Instruction(
                id,
                dispute,
                cny(amount),
                new SourcePayment(
                        payment, payment.value(), details.amount(), details.customerId(), details.merchantId()),
                0);
    }

    private PaymentId underWay() {
        MUTE.answer(refund, new Standing.Pending(reference));
        return asked(MutePsp.SOURCE, RefundStatus.SUBMITTED);
    }

    private PaymentId succeeded() {
        return asked(MutePsp.SOURCE, RefundStatus.SUCCEEDED);
    }

    private PaymentId declined() {
        MUTE.answer(refund, new Standing.Failed("no", Standing.Retry.NEVER));
        return asked(MutePsp.SOURCE, RefundStatus.FAILED);
    }

    private void becomes(RefundStatus status) {
        await().atMost(PATIENCE)
                .until(() -> desk.dispute(dispute).refund(refund).orElseThrow().status() == status);
    }

    private void awaitReference() {
        await().atMost(PATIENCE)
                .until(() -> desk.count(
                                "SELECT count(*) FROM command.payment_reference WHERE reference = ?", paymentReference)
                        == 1);
    }

    private String line(String state) {
        return line(refund, reference, paymentReference, "30.00", state);
    }

    private static String line(RefundId id, String reference, String payment, String amount, String state) {
        return line(id, reference, payment, amount, state, desk.now());
    }

    private static String line(RefundId id, String reference, String payment, String amount, String state, Instant at) {
        return String.join(",", id.value(), reference, payment, amount, "CNY", state, at.toString()) + "\n";
    }

    private static String foreign(String reference, String payment, String state) {
        return String.join(
                        ",",
                        "",
                        reference,
                        payment,
                        "7.00",
                        "CNY",
                        state,
                        desk.now().toString()) + "\n";
    }

    private static List<Kind> repaired(String lines) throws BadStatement {
        ReconciliationReport report = run(MutePsp.SOURCE, lines, Optional.empty(), Optional.empty(), false);
        assertThat(report.differences()).extracting(Difference::outcome).containsOnly(Outcome.REPAIRED);
        assertThat(report.agrees()).isTrue();
        assertThat(report.totals())
                .allSatisfy(total -> assertThat(total.difference()).isEqualByComparingTo(BigDecimal.ZERO));
        return kinds(report);
    }

    /** Nothing was changed. */
    private List<Kind> forAPerson(String lines) throws BadStatement {
        long before = events();
        ReconciliationReport report = run(MutePsp.SOURCE, lines, Optional.empty(), Optional.empty(), false);
        assertThat(report.differences()).extracting(Difference::outcome).containsOnly(Outcome.FOR_A_PERSON);
        assertThat(report.left()).isEqualTo(report.differences().size());
        assertThat(events()).isEqualTo(before);
        return kinds(report);
    }

    private static List<Kind> kinds(ReconciliationReport report) {
        return report.differences().stream().map(Difference::kind).toList();
    }

    private static void assertClean(String lines) throws BadStatement {
        assertClean(run(MutePsp.SOURCE, lines, Optional.empty(), Optional.empty(), false));
    }

    private static void assertClean(ReconciliationReport report) {
        assertThat(report.differences()).isEmpty();
        assertThat(report.agrees()).isTrue();
    }

    private static ReconciliationReport run(
            String source, String lines, Optional<Instant> from, Optional<Instant> to, boolean reportOnly)
            throws BadStatement {
        later();
        return desk.the(Reconciliation.class)
                .run(
                        new Reconciliation.Request(source, from, to, reportOnly),
                        Optional.of(bytes(HEADER + lines)),
                        100,
                        new Unwatched());
    }

    /** What was under way a moment ago has had its time. */
    private static void later() {
        desk.advanceTo(desk.now().plusSeconds(90));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static Map<PaymentId, Long> versions(List<PaymentId> payments) {
        return payments.stream()
                .collect(Collectors.toMap(id -> id, id -> desk.payment(id).version()));
    }

    /** How often something has happened to the payment of this test. */
    private long events() {
        return desk.count(
                "SELECT count(*) FROM command.domain_event_entry WHERE aggregate_identifier = ?", "pay-" + number);
    }

    private static void execute(String sql) {
        desk.the(JdbcClient.class).sql(sql).update();
    }

    private static final class Unwatched implements Reconciliation.Watch {

        @Override
        public void read(long lines) {}

        @Override
        public void compared(long refunds) {}

        @Override
        public void found(Difference difference) {}

        @Override
        public void bad(BadLine line) {}
    }
}
