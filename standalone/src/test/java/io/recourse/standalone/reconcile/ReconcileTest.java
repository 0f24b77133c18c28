package io.recourse.standalone.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.SourcePayment;
import io.recourse.command.gateway.ledger.WalletLedger;
import io.recourse.money.Money;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.payment.ReserveRefund;
import io.recourse.refund.RefundId;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.Workshop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReconcileTest {

    private static final String HEADER = "refundId,reference,paymentReference,amount,currency,state,at\n";
    private static final Instant THEN = Instant.parse("2026-01-05T08:00:00Z");
    private static final RefundId REFUND = Sample.refund(1);
    private static final PaymentId PAYMENT = PaymentId.of("pay-1");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void findsAndRepairsWhatAProcessLeftBehind() throws Exception {
        leaveARefundThatMovedAndWasNotRecorded();
        Path file = statement(HEADER + REFUND + ",ledger:" + REFUND + "," + PAYMENT
                + ",30.00,CNY,SUCCEEDED,2026-01-05T08:00:00Z\n" + ",x,,1.00,CNY,MAYBE,2026-01-05T08:00:00Z\n");

        assertThat(reconcile("--statement", file.toString(), "--report-only")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEqualTo("""
                BAD LINE 3, state: must be one of SUCCEEDED, PENDING, FAILED, REVERSED
                SUCCEEDED_THERE  refund %s  reference ledger:%s  payment pay-1  ours RESERVED 30.00 CNY  theirs SUCCEEDED 30.00 CNY  can be repaired
                wallet-ledger: 1 lines, 1 differences, 0 repaired, 1 left
                  SUCCEEDED_THERE    1
                  bad lines          1
                  CNY: ours 0.00, theirs 30.00, difference 30.00
                """.formatted(REFUND, REFUND));

        out.reset();
        assertThat(reconcile("--json")).as(err.toString(UTF_8)).isZero();
        List<JsonNode> documents = new ArrayList<>();
        out.toString(UTF_8)
                .lines()
                .forEach(line -> documents.add(JsonMapper.shared().readTree(line)));
        assertThat(documents).hasSize(2);
        assertThat(documents.getFirst().at("/difference/outcome").asString()).isEqualTo("REPAIRED");
        assertThat(documents.getLast().at("/report/repaired").asInt()).isOne();
        assertThat(documents.getLast().at("/report/totals/0/ours").asString()).isEqualTo("30.00");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void tellsMistakesInOneLineBeforeAnythingStarts() throws IOException {
        Path wrong = statement("refundId,fee\n");
        assertThat(reconcile("--from", "2026-01-02T00:00:00Z", "--to", "2026-01-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(reconcile("--source", "a b")).isEqualTo(2);
        assertThat(reconcile("--statement", wrong.toString())).isEqualTo(1);
        assertThat(reconcile("--statement", directory.resolve("none.csv").toString()))
                .isEqualTo(1);
        assertThat(reconcile()).isEqualTo(1);

        assertThat(err.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("begin before it ends"),
                        line -> assertThat(line).contains("source must be"),
                        line -> assertThat(line).contains("\"fee\""),
                        line -> assertThat(line).contains("none.csv"),
                        line -> assertThat(line).contains("Nothing has happened"));
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    private void leaveARefundThatMovedAndWasNotRecorded() throws GatewayUnavailable {
        try (Workshop workshop = Workshop.on(DataDirectory.at(directory.resolve("data")), new VirtualClock(THEN))) {
            PaymentDetails paid = Sample.paid(Money.of("100.00", "CNY"));
            CommandGateway commands = workshop.bean(CommandGateway.class);
            commands.sendAndWait(new RecordPayment(PAYMENT, paid, act("record")));
            Instruction instruction = new Instruction(
                    REFUND,
                    Sample.dispute(1),
                    Money.of("30.00", "CNY"),
                    new SourcePayment(PAYMENT, PAYMENT.value(), paid.amount(), paid.customerId(), paid.merchantId()),
                    0);
            commands.sendAndWait(new ReserveRefund(
                    PAYMENT, REFUND, instruction.caseId(), instruction.amount(), Optional.empty(), act("reserve")));
            workshop.bean(JdbcClient.class)
                    .sql("INSERT INTO command.refund_submission VALUES (?, ?, ?, 'wallet-ledger', ?)")
                    .param(REFUND.value())
                    .param(instruction.caseId().value())
                    .param(PAYMENT.value())
                    .param(Timestamp.from(THEN))
                    .update();
            workshop.bean(WalletLedger.class).submit(instruction);
        }
    }

    private static Act act(String intention) {
        return Act.bySystem("test", THEN, intention);
    }

    private Path statement(String text) throws IOException {
        return Files.writeString(directory.resolve("statement.csv"), text);
    }

    private int reconcile(String... arguments) {
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        Installation installation = new Installation();
        new CommandLine(installation)
                .parseArgs("--data", directory.resolve("data").toString());
        PrintWriter complaints = new PrintWriter(err, true, UTF_8);
        return new CommandLine(new ReconcileCommand(installation, console))
                .setErr(complaints)
                .setParameterExceptionHandler((mistake, unused) -> {
                    complaints.println(mistake.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, unused, ignored) -> {
                    assertThat(failure).isInstanceOf(UserError.class);
                    complaints.println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
