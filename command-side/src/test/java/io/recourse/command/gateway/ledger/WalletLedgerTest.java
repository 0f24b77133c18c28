package io.recourse.command.gateway.ledger;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.cny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.command.CommandHttpTest;
import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.SourcePayment;
import io.recourse.command.gateway.Standing;
import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import io.recourse.sample.Sample;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The wallet's books on the real database. */
class WalletLedgerTest extends CommandHttpTest {

    private static final CustomerId CUSTOMER = CustomerId.of("c-ledger");
    private static final MerchantId MERCHANT = MerchantId.of("m-ledger");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private WalletLedger ledger;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private JdbcClient jdbc;

    @Test
    void movesMoneyOnceHoweverOftenAndAtOnceItIsAsked() throws Exception {
        RefundId refund = Sample.refund(900_001);
        Callable<Standing> ask = () -> ledger.submit(refund("ledger-once", refund, cny("10.00")));
        for (Standing standing : atOnce(Collections.nCopies(10, ask))) {
            assertThat(standing).isEqualTo(new Standing.Succeeded("ledger:" + refund));
        }
        assertThat(moved(refund)).containsExactly(cny("10.00"));
        assertThat(balance("payment:ledger-once")).isEqualByComparingTo("90.00");
        assertBalanced();
    }

    @Test
    void tellsWhatItKnows() throws Exception {
        Instruction instruction = refund("known", Sample.refund(900_005), cny("10.00"));
        assertThat(ledger.find(instruction)).isEqualTo(new Finding.NeverHeard());
        ledger.submit(instruction);
        assertThat(ledger.find(instruction))
                .isEqualTo(new Finding.Known(new Standing.Succeeded("ledger:" + instruction.refundId())));
    }

    @Test
    void declinesAnIdThatMovedOtherMoney() throws Exception {
        RefundId refund = Sample.refund(900_002);
        ledger.submit(refund("id", refund, cny("10.00")));

        assertThat(ledger.submit(refund("id", refund, cny("10.01")))).isInstanceOf(Standing.Failed.class);
        assertThat(ledger.submit(refund("another", refund, cny("10.00")))).isInstanceOf(Standing.Failed.class);

        assertThat(moved(refund)).containsExactly(cny("10.00"));
        assertBalanced();
    }

    @Test
    void givesBackNoMoreThanCameInEvenWhenNobodyElseLooks() throws Exception {
        Random random = new Random(7);
        List<Callable<Standing>> asks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Money amount = cny(random.nextInt(1, 9) + ".99");
            RefundId id = Sample.refund(901_000 + i);
            asks.add(() -> ledger.submit(refund("crowd", id, amount)));
        }
        List<Standing> standings = atOnce(asks);
        assertThat(standings).contains(new Standing.Failed("payment-exhausted", Standing.Retry.NEVER));
        assertThat(balance("payment:crowd")).isBetween(BigDecimal.ZERO, new BigDecimal("8.99"));
        assertBalanced();
    }

    @Test
    void movesMoneyOfManyPaymentsBothWaysAtOnceBetweenTheSameTwo() throws Exception {
        List<Callable<Standing>> asks = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String id = "many-" + i % 12;
            SourcePayment payment = new SourcePayment(
                    PaymentId.of(id), id, cny("100.00"), CustomerId.of("c-many"), MerchantId.of("m-many"));
            Instruction instruction = new Instruction(Sample.refund(902_000 + i), CASE, cny("1.00"), payment, 0);
            asks.add(() -> {
                Standing given = ledger.submit(instruction);
                return given instanceof Standing.Succeeded ? ledger.takeBack(instruction) : given;
            });
        }
        Collections.shuffle(asks, new Random(7));
        // A deadlock would be no answer.
        assertThat(atOnce(asks)).hasSize(120).allMatch(Standing.Succeeded.class::isInstance);
        assertThat(balance("merchant:m-many")).isEqualByComparingTo("-1200.00");
        assertThat(balance("customer:c-many")).isZero();
        assertBalanced();
    }

    @Test
    void takesBackWhatItGaveOnce() throws Exception {
        Instruction instruction = refund("back", Sample.refund(900_006), cny("10.00"));
        ledger.submit(instruction);
        Standing back = new Standing.Succeeded("ledger-reversal:" + instruction.refundId());
        assertThat(ledger.takeBack(instruction)).isEqualTo(back);
        assertThat(ledger.takeBack(instruction)).isEqualTo(back);
        assertThat(balance("payment:back")).isEqualByComparingTo("100.00");
        assertBalanced();
    }

    @Test
    void keepsEveryDecimalOfEveryCurrency() throws Exception {
        RefundId refund = Sample.refund(900_003);
        Money dinars = Money.of("999999999999999.999", "TND");
        Instruction instruction = new Instruction(refund, CASE, dinars, payment("dinars", dinars), 0);
        assertThat(ledger.submit(instruction)).isEqualTo(ledger.submit(instruction));
        assertThat(moved(refund)).containsExactly(dinars);
        assertBalanced();
    }

    @Test
    void theDatabaseItselfLetsNoPaymentOwe() throws Exception {
        ledger.submit(refund("owes", Sample.refund(900_007), cny("100.00")));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql(
                                "UPDATE command.ledger_account SET balance = balance - 1 WHERE account = 'payment:owes'")
                        .update());
    }

    @Test
    void saysThatItDoesNotKnowWhenTheDatabaseDoesNotAnswer() {
        DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        WalletLedger down =
                new WalletLedger(JdbcClient.create(nowhere), new JdbcTransactionManager(nowhere), Clock.systemUTC());
        Instruction instruction = refund("down", Sample.refund(900_004), cny("1.00"));
        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> down.submit(instruction));
        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> down.find(instruction));
    }

    private static <T> List<T> atOnce(List<Callable<T>> asks) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> answer : threads.invokeAll(asks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** Every balance is what the transfers make it, and all together are nothing. */
    private void assertBalanced() {
        assertThat(jdbc.sql("""
                        SELECT a.account FROM command.ledger_account a
                         WHERE a.balance <> coalesce((SELECT sum(CASE WHEN t.to_account = a.account THEN t.amount
                                                                      ELSE -t.amount END)
                                                        FROM command.ledger_transfer t
                                                       WHERE a.account IN (t.from_account, t.to_account)
                                                         AND a.currency = t.currency), 0)""").query((row, n) -> row.getString(1)).list()).isEmpty();
        assertThat(jdbc.sql("SELECT currency FROM command.ledger_account GROUP BY currency HAVING sum(balance) <> 0")
                        .query((row, n) -> row.getString(1))
                        .list())
                .isEmpty();
    }

    private BigDecimal balance(String account) {
        return jdbc.sql("SELECT balance FROM command.ledger_account WHERE account = ?")
                .param(account)
                .query(BigDecimal.class)
                .single();
    }

    private static SourcePayment payment(String id, Money captured) {
        return new SourcePayment(PaymentId.of(id), id, captured, CUSTOMER, MERCHANT);
    }

    private static Instruction refund(String payment, RefundId refund, Money amount) {
        return new Instruction(refund, CASE, amount, payment(payment, cny("100.00")), 0);
    }

    private List<Money> moved(RefundId refund) {
        return jdbc.sql("SELECT amount, currency FROM command.ledger_transfer WHERE transfer_id = ?")
                .param(refund.value())
                .query((row, n) ->
                        Money.of(row.getBigDecimal(1).stripTrailingZeros().toPlainString(), row.getString(2)))
                .list();
    }
}
