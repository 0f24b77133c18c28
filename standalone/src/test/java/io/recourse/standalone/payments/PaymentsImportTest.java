package io.recourse.standalone.payments;

import static io.recourse.standalone.payments.PaymentFileText.csv;
import static io.recourse.standalone.payments.PaymentFileText.gzip;
import static io.recourse.standalone.payments.PaymentFileText.json;
import static io.recourse.standalone.payments.PaymentFileText.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.recourse.standalone.CommandRun;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentsImportTest {

    private static final List<String> COLUMNS = List.of(
            "paymentId", "customerId", "merchantId", "amount", "currency", "capturedAt", "orderNumber", "description");

    @TempDir
    private Path directory;

    @Test
    void everyRowIsRecordedOrKnownOrRejectedWithItsLine() throws Exception {
        Map<String, String> told = new HashMap<>(payment("pay-2"));
        told.put("description", "two\nlines, and \"quotes\"; my card is 4929 1000 2003 4003");
        Installed installed = Installed.in(directory.resolve("data"));
        Path table = Files.writeString(
                directory.resolve("payments.csv"),
                csv(COLUMNS, List.of(payment("pay-1"), told, payment("pay-1")), "\r\n")
                        + """
                        pay-1,c-1,m-1,88.01,CNY,2026-01-18T09:30:15.123Z,,
                        pay-3,c-1,m-1,88.00,CNY,2026-01-18T09:30:15.123Z,
                        pay-4,c-1,m-1,-1.00,CNY,2026-01-18T09:30:15.123Z,,
                        pay-5,c-1,m-1,1.005,CNY,2026-01-18T09:30:15.123Z,,
                        pay-6,c-1,m-1,1.00,RMB,2026-01-18T09:30:15.123Z,,
                        pay-7,c-1,m-1,1.00,CNY,18.01.2026,,
                        pay-8,c-1,m-1,1.00,CNY,2999-01-18T09:30:15Z,,
                        ,c-1,m-1,1.00,CNY,2026-01-18T09:30:15.123Z,,

                        case_01,c-1,m-1,1.00,CNY,2026-01-18T09:30:15.123Z,,
                        pay-9,c 1,,1.00,CNY,2026-01-18T09:30:15.123Z,,
                        pay-10,c-1,m-1,1.00,CNY,2026-01-18T09:30:15.123Z,"now"here,
                        pay-11,c-1,m-1,1.00,CNY,2026-01-18T09:30:15.123Z,%s,
                        pay-12,c-1,m-1,1.00,CNY,2026-01-18T09:30:15.123Z,,last
                        """.formatted("x".repeat(201)));

        Report report = installed.importing(table);

        assertThat(report.firstBad().stream().map(row -> row.line() + " " + row.reason()))
                .containsExactly(
                        "6 payment-differs: The payment is recorded with other data.",
                        "7 7 columns instead of 8",
                        "8 /amount must be more than zero",
                        "9 /amount CNY has at most 2 decimals",
                        "10 /amount currency must be an ISO 4217 code such as \"CNY\"",
                        "11 /capturedAt must be an instant in UTC such as 2026-11-20T06:00:00Z",
                        "12 occurred-in-future: An act cannot have happened in the future.",
                        "13 /paymentId is required",
                        "15 /paymentId paymentId must not begin with case_",
                        "16 /customerId customerId must be 1 to 64 letters, digits or . _ : @ - and begin with a letter or digit",
                        "17 misplaced quotes",
                        "18 /orderNumber must not be longer than 200 characters");
        assertThat(report)
                .extracting(Report::rows, Report::recorded, Report::known, Report::rejected, Report::behind)
                .containsExactly(16, 3, 1, 12, 0L);
        Path kept = report.kept().orElseThrow();
        assertThat(kept).hasParent(installed.data().imports());
        assertThat(Files.readString(kept))
                .contains("7,7 columns instead of 8,\"pay-3,c-1,m-1,88.00,CNY,", "\"\"now\"\"here,");
        assertThat(ReportText.of(report).stream().collect(Collectors.joining("\n")))
                .contains("Rejected: line 6: payment-differs", "new                  3", "kept in " + kept);

        Path lines = Files.write(
                directory.resolve("payments.jsonl.gz"),
                gzip(json(payment("pay-1")) + "\n" + json(told)
                        + "\n{\"paymentId\": \"pay-1\", \"paymentId\": \"pay-2\"}\n"
                        + "{\"colour\": \"red\"}\n[]\n" + json(payment("pay-13")) + json(payment("pay-14")) + "\n"
                        + json(payment("pay-13")) + "\n"));
        CommandRun again = installed.commanded(lines);

        assertThat(again.status()).isEqualTo(1);
        assertThat(again.out())
                .containsPattern("rows +7\n.*new +1\n.*known +2\n.*rejected +4 ")
                .contains(
                        "line 3: not one well-formed",
                        "line 4: /paymentId is",
                        "line 5: not a JSON",
                        "line 6: not one well-formed");
        Installed.Found found = installed.found();
        assertThat(found.events())
                .hasSize(4)
                .allMatch(event -> event.split(" ")[1].equals("0"))
                .anyMatch(event -> event.contains("\"description\": {\"sealed\": "))
                .noneMatch(event -> event.contains("lines, and"));
        assertThat(found.rows()).hasSize(4).isEqualTo(found.replayed());
    }

    @Test
    void whatAKilledImportLeftUndoneIsDoneByTheNext() throws Exception {
        int rows = 5_000;
        Path file = Files.writeString(
                directory.resolve("payments.csv"),
                csv(
                        COLUMNS,
                        IntStream.range(0, rows)
                                .mapToObj(i -> payment("pay-" + i))
                                .toList(),
                        "\n"));
        Installed killed = Installed.in(directory.resolve("killed"));
        Process process = ImportProcess.start(killed.data().root(), file);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || killed.eventsWhileRunning() >= 500);
        process.destroyForcibly().waitFor();

        CommandRun completed = killed.commanded(file);

        assertThat(completed.status()).isZero();
        assertThat(completed.out()).containsPattern("rows +5,000\n").containsPattern("rejected +0\n");
        assertThat(completed.count("known")).isGreaterThanOrEqualTo(500);
        assertThat(completed.count("new")).isPositive();
        assertThat(completed.count("new") + completed.count("known")).isEqualTo(rows);
        Installed.Found found = killed.found();
        assertThat(found.events()).hasSize(rows).doesNotHaveDuplicates().allMatch(event -> event.contains(" 0 "));
        assertThat(found.rows()).hasSize(rows).isEqualTo(found.replayed());
    }

    @Test
    void aFileThatIsDamagedChangesNothing() throws Exception {
        Installed installed = Installed.in(directory.resolve("data"));
        Path file = Files.writeString(
                directory.resolve("payments.csv"), csv(COLUMNS, List.of(payment("pay-1")), "\n") + "pay-2,c-1");

        assertThatThrownBy(() -> installed.importing(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cut off");
        assertThat(installed.data().cluster()).doesNotExist();
    }

    @Test
    void anImportDoesNotTouchADirectoryThatSomebodyElseUses() throws Exception {
        Installed installed = Installed.in(directory.resolve("data"));
        Path file = Files.writeString(directory.resolve("payments.csv"), csv(COLUMNS, List.of(payment("pay-1")), "\n"));
        try (DataLock lock = DataLock.on(installed.data())) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> installed.importing(file))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is in use by another recourse");
        }
    }
}
