package io.recourse.command.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.testing.KeptInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Statements of gateways as somebody uploads them, with and without a header that fits. */
class StatementFuzzTest {

    private static final byte[] HEADER = (String.join(",", CsvStatement.COLUMNS) + "\n").getBytes(UTF_8);

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(StatementFuzzTest.class, StatementFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try {
            CsvStatement.requireHeader(new ByteArrayInputStream(input));
            read(new ByteArrayInputStream(input));
        } catch (BadStatement refused) {
            requireReason(refused);
        }
        try {
            read(new SequenceInputStream(new ByteArrayInputStream(HEADER), new ByteArrayInputStream(input)));
        } catch (BadStatement refused) {
            throw new AssertionError("its header is good", refused);
        }
    }

    private static void read(InputStream in) throws BadStatement {
        new CsvStatement(in).read(new Statement.Reader() {
            @Override
            public void line(StatementLine line) {
                if (!line.amount().positive()) {
                    throw new AssertionError("no amount: " + line);
                }
            }

            @Override
            public void bad(BadLine line) {
                if (line.reason().isBlank() || line.reason().equals("null")) {
                    throw new AssertionError("refused without a reason: " + line);
                }
            }
        });
    }

    private static void requireReason(BadStatement refused) {
        if (refused.reason().isBlank()) {
            throw new AssertionError("refused without a reason", refused);
        }
    }
}
