package io.recourse.standalone.cfpb;

import io.recourse.standalone.data.UserError;
import io.recourse.testing.KeptInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files of complaints, however damaged: a row is taken, noted, repeated or bad, and never the end of the import. */
class CfpbFuzzTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(CfpbFuzzTest.class, CfpbFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path file = Files.createTempFile("complaints", ".csv");
        try {
            Files.write(file, input);
            requireAllRows(CfpbFile.read(file, LAST_DAY));
        } catch (UserError refused) {
            if (String.valueOf(refused.getMessage()).lines().count() != 1) {
                throw new AssertionError("refused without a reason", refused);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void requireAllRows(Reading reading) {
        int told = reading.replays().size() + reading.bad().size() + reading.duplicates();
        if (told != reading.rows()) {
            throw new AssertionError(told + " rows of " + reading.rows());
        }
        reading.bad().forEach(row -> {
            if (row.reason().isBlank()) {
                throw new AssertionError("refused without a reason: " + row);
            }
        });
        new Agenda(reading.replays()).steps();
    }
}
