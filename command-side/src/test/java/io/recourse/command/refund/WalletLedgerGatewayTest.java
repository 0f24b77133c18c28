package io.recourse.command.refund;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.cny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.command.CommandHttpTest;
import io.recourse.command.refund.RefundGateway.Instruction;
import io.recourse.command.refund.RefundGateway.Outcome;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import io.recourse.sample.Sample;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class WalletLedgerGatewayTest extends CommandHttpTest {

    private static final PaymentId PAYMENT = PaymentId.of("ledger-test");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private WalletLedgerGateway gateway;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private JdbcClient jdbc;

    @Test
    void movesMoneyOnceHoweverOftenAndAtOnceItIsAsked() throws Exception {
        RefundId refund = Sample.refund(900_001);
        Callable<Outcome> ask = () -> gateway.execute(instruction(refund, "10.00"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> outcome : threads.invokeAll(Collections.nCopies(10, ask))) {
                assertThat(outcome.get()).isEqualTo(new Outcome.Succeeded("ledger:" + refund));
            }
        }
        assertThat(moved(refund)).containsExactly(cny("10.00"));
    }

    @Test
    void declinesAnIdThatMovedOtherMoney() throws Exception {
        RefundId refund = Sample.refund(900_002);
        gateway.execute(instruction(refund, "10.00"));

        assertThat(gateway.execute(instruction(refund, "10.01"))).isInstanceOf(Outcome.Declined.class);
        assertThat(gateway.execute(new Instruction(refund, PaymentId.of("another"), CASE, cny("10.00"))))
                .isInstanceOf(Outcome.Declined.class);

        assertThat(moved(refund)).containsExactly(cny("10.00"));
    }

    @Test
    void keepsEveryDecimalOfEveryCurrency() throws Exception {
        RefundId refund = Sample.refund(900_003);
        Money dinars = Money.of("999999999999999.999", "TND");
        Instruction instruction = new Instruction(refund, PAYMENT, CASE, dinars);
        assertThat(gateway.execute(instruction)).isEqualTo(gateway.execute(instruction));
        assertThat(moved(refund)).containsExactly(dinars);
    }

    @Test
    void saysThatItDoesNotKnowWhenTheDatabaseDoesNotAnswer() {
        DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        WalletLedgerGateway down = new WalletLedgerGateway(
                JdbcClient.create(nowhere), new JdbcTransactionManager(nowhere), Clock.systemUTC());
        assertThatExceptionOfType(GatewayUnavailable.class)
                .isThrownBy(() -> down.execute(instruction(Sample.refund(900_004), "1.00")));
    }

    private static Instruction instruction(RefundId refund, String amount) {
        return new Instruction(refund, PAYMENT, CASE, cny(amount));
    }

    private List<Money> moved(RefundId refund) {
        return jdbc.sql("SELECT amount, currency FROM command.wallet_ledger_refund WHERE refund_id = ?")
                .param(refund.value())
                .query((row, n) ->
                        Money.of(row.getBigDecimal(1).stripTrailingZeros().toPlainString(), row.getString(2)))
                .list();
    }
}
