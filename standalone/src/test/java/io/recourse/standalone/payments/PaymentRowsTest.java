package io.recourse.standalone.payments;

import static io.recourse.standalone.payments.PaymentFileText.csv;
import static io.recourse.standalone.payments.PaymentFileText.gzip;
import static io.recourse.standalone.payments.PaymentFileText.jsonLines;
import static io.recourse.standalone.payments.PaymentFileText.payment;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.payment.ImportedPayment;
import io.recourse.payment.RecordPayment;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final List<String> COLUMNS = List.of(
            "paymentId", "customerId", "merchantId", "amount", "currency", "capturedAt", "orderNumber", "description");
    private static final List<String> REQUIRED = COLUMNS.subList(0, 6);

    @TempDir
    private Path directory;

    @Test
    void aFileIsTheSameHoweverItIsWritten() throws Exception {
        Map<String, String> odd = new HashMap<>(payment("pay-1"));
        odd.put("description", "茶 \"and\"\r\na cup, hot; my card is 4929 1000 2003 4003\n");
        List<Map<String, String>> payments = List.of(odd, payment("pay-2"));
        String text = csv(COLUMNS, payments, "\n");
        List<RecordPayment> expected = read(text.getBytes(UTF_8));

        assertThat(expected).hasSize(2);
        assertThat(expected.getFirst().details().description().orElseThrow().value())
                .isEqualTo("茶 \"and\"\r\na cup, hot; my card is [card-number]\n");
        assertThat(read(csv(COLUMNS, payments, "\r\n").getBytes(UTF_8))).isEqualTo(expected);
        assertThat(read(csv(COLUMNS.reversed(), payments, "\n").getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(read(("\uFEFF" + text).getBytes(UTF_8))).isEqualTo(expected);
        assertThat(read(text.stripTrailing().getBytes(UTF_8))).isEqualTo(expected);
        assertThat(read(gzip("\uFEFF" + text))).isEqualTo(expected);
        assertThat(read(jsonLines(payments).getBytes(UTF_8))).isEqualTo(expected);
        assertThat(read(("\uFEFF" + jsonLines(payments).replace("\n", "\r\n\r\n")).getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(read(gzip(jsonLines(payments)))).isEqualTo(expected);
    }

    @Test
    void theDocumentedExamplesSayTheSame() throws FlawException {
        Path examples = Path.of("..", "docs", "import-payments");
        List<RecordPayment> table = commands(examples.resolve("payments.csv"));

        assertThat(table).hasSize(3);
        assertThat(commands(examples.resolve("payments.jsonl"))).isEqualTo(table);
    }

    @Property(tries = 200)
    void csvAndJsonLinesSayTheSame(@ForAll("payments") List<Map<String, String>> payments) throws Exception {
        Path written = Files.createTempFile("payments", "");
        try {
            Files.writeString(written, csv(COLUMNS, payments, "\r\n"));
            List<RecordPayment> table = commands(written);
            Files.writeString(written, jsonLines(payments));
            assertThat(commands(written)).hasSize(payments.size()).isEqualTo(table);
        } finally {
            Files.delete(written);
        }
    }

    @Provide
    Arbitrary<List<Map<String, String>>> payments() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab茶 ,\"\n\r'\\{}é=;\uFEFF".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(value -> !value.isBlank());
        Arbitrary<String> amount = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("99999999.99"))
                .ofScale(2)
                .map(BigDecimal::toPlainString);
        return Combinators.combine(amount, text.optional(), text.optional())
                .as((paid, order, description) -> {
                    Map<String, String> payment = new HashMap<>(payment("pay-1"));
                    payment.put("amount", paid);
                    order.ifPresent(value -> payment.put("orderNumber", value));
                    description.ifPresent(value -> payment.put("description", value));
                    return payment;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                         | is empty
                    pay-1,c-1,m-1                              | line 1: there is no header; the first line names the columns, which are paymentId, customerId
                    paymentId;customerId;merchantId            | there is no header
                    [{"paymentId": "pay-1"}]                   | there is no header
                    paymentId,customer                         | there is no column "customer"; the columns are paymentId,
                    paymentId,paymentId                        | column paymentId is there twice
                    paymentId,customerId,merchantId,amount     | column currency is missing
                    "paymentId                                 | a quoted field begins here and does not end
                    """)
    void aFileWithoutTheHeaderIsRefusedWhole(String text, String reason) {
        assertThatThrownBy(() -> read(text.getBytes(UTF_8)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWhole() {
        String text = csv(COLUMNS, List.of(payment("pay-1")), "\n");
        byte[] latin = (text + "pay-2,c-1,m-1,1.00,CNY,2026-01-18T09:30:15Z,,caf").getBytes(UTF_8);
        byte[] withLatin = Arrays.copyOf(latin, latin.length + 2);
        withLatin[latin.length] = (byte) 0xe9;
        withLatin[latin.length + 1] = '\n';

        assertThatThrownBy(() -> read(withLatin))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("line 3: not UTF-8");
        assertThatThrownBy(() -> read(text.getBytes(UTF_16)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void aFileThatIsCutOffIsRefusedWhole() {
        List<Map<String, String>> payments =
                IntStream.range(0, 2_000).mapToObj(i -> payment("pay-" + i)).toList();
        String table = csv(REQUIRED, payments, "\n");
        String lines = jsonLines(payments);
        byte[] packed = gzip(table);

        assertThatThrownBy(
                        () -> read(table.substring(0, table.lastIndexOf(",CNY")).getBytes(UTF_8)))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("is cut off in its last line, 2001: 4 columns instead of 6.");
        assertThatThrownBy(() -> read(lines.substring(0, lines.length() - 5).getBytes(UTF_8)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is cut off in its last line, 2000: not one well-formed JSON object");
        assertThatThrownBy(() -> read(Arrays.copyOf(packed, packed.length / 2)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is cut off: its gzip data do not end");
        packed[packed.length - 6] ^= 1;
        assertThatThrownBy(() -> read(packed)).isInstanceOf(UserError.class).hasMessageContaining("is damaged");
    }

    /** 256 MiB in one line of a file of 256 KiB: of it a mebibyte is in memory, and the next row is read. */
    @Test
    void aLineThatUnpacksToMoreThanItsLimitIsCut() throws IOException {
        String line = "x".repeat(1 << 20);
        Path file = directory.resolve("bomb");
        try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(csv(REQUIRED, List.of(payment("pay-1")), "\n").getBytes(UTF_8));
            for (int i = 0; i < 256; i++) {
                packed.write(line.getBytes(UTF_8));
            }
            packed.write('\n');
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThat(PaymentRows.check(file).rows()).isEqualTo(2);
        try (PaymentRows rows = PaymentRows.open(file)) {
            assertThat(rows.next().orElseThrow().flaw()).isEmpty();
            RawRecord bomb = rows.next().orElseThrow();
            assertThat(bomb.flaw()).isPresent();
            assertThat(bomb.text()).hasSizeLessThanOrEqualTo(1 << 20);
        }
    }

    @Test
    void whatIsNoFileIsToldInOneLine() {
        assertThatThrownBy(() -> PaymentRows.check(directory.resolve("none")))
                .hasMessageStartingWith("There is no file");
        assertThatThrownBy(() -> PaymentRows.check(directory)).hasMessageEndingWith("is not a file.");
    }

    private List<RecordPayment> read(byte[] content) throws IOException, FlawException {
        Path file = Files.write(directory.resolve("payments"), content);
        PaymentRows.Checked checked = PaymentRows.check(file);
        List<RecordPayment> commands = commands(file);
        assertThat(commands).hasSize(checked.rows());
        return commands;
    }

    private static List<RecordPayment> commands(Path file) throws FlawException {
        List<RecordPayment> commands = new ArrayList<>();
        try (PaymentRows rows = PaymentRows.open(file)) {
            for (Optional<RawRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
                commands.add(ImportedPayment.command(rows.layout().document(row.get()), NOW));
            }
        }
        return commands;
    }
}
