package io.recourse.command.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.recourse.testing.KeptInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tables, however damaged: every line is in exactly one record, and a record is a row or says why it is none. */
class RecordsFuzzTest {

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(RecordsFuzzTest.class, RecordsFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        RawRecords records = new RawRecords(new ByteArrayInputStream(input));
        long line = 1;
        for (Optional<RawRecord> next = records.next(); next.isPresent(); next = records.next()) {
            RawRecord record = next.get();
            if (record.line() != line) {
                throw new AssertionError("line " + record.line() + " comes where " + line + " should");
            }
            line += record.text().chars().filter(sign -> sign == '\n').count() + (record.ended() ? 1 : 0);
            requireRow(record);
        }
        long lines = 1
                + new String(input, ISO_8859_1)
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
        if (line != lines) {
            throw new AssertionError("ends in line " + line + " of " + lines);
        }
    }

    private static void requireRow(RawRecord record) {
        try {
            if (Fields.of(record).isEmpty()) {
                throw new AssertionError("a row without a value");
            }
        } catch (FlawException flawed) {
            if (flawed.reason().isBlank()) {
                throw new AssertionError("refused without a reason", flawed);
            }
        }
    }
}
