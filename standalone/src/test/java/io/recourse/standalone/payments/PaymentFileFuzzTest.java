package io.recourse.standalone.payments;

import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.payment.ImportedPayment;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.problem.Refusal;
import io.recourse.standalone.data.UserError;
import io.recourse.testing.KeptInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files of payments (CSV, JSON lines, gzip), however damaged, up to the commands that are made of their rows. */
class PaymentFileFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(PaymentFileFuzzTest.class, PaymentFileFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path file = Files.createTempFile("payments", ".csv");
        try {
            Files.write(file, input);
            PaymentRows.Checked checked = PaymentRows.check(file);
            int rows = rows(file);
            if (rows != checked.rows()) {
                throw new AssertionError(rows + " rows of " + checked.rows());
            }
        } catch (UserError refused) {
            if (String.valueOf(refused.getMessage()).isBlank()) {
                throw new AssertionError("refused without a reason", refused);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static int rows(Path path) {
        try (PaymentRows file = PaymentRows.open(path)) {
            int rows = 0;
            for (Optional<RawRecord> row = file.next(); row.isPresent(); row = file.next()) {
                take(file.layout(), row.get());
                rows++;
            }
            return rows;
        }
    }

    private static void take(Layout layout, RawRecord row) {
        try {
            ImportedPayment.command(layout.document(row), NOW);
        } catch (FlawException refused) {
            requireReason(refused.reason(), refused);
        } catch (RuntimeException refused) {
            requireReason(
                    Refusal.in(refused, Language.ENGLISH)
                            .orElseThrow(() -> refused)
                            .line(),
                    refused);
        }
    }

    private static void requireReason(String reason, Exception refused) {
        if (reason.isBlank() || reason.contains("io.recourse.") || reason.contains("tools.jackson.")) {
            throw new AssertionError("refused without a reason, or with a class: " + reason, refused);
        }
    }
}
