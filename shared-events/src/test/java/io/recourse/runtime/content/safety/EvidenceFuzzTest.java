package io.recourse.runtime.content.safety;

import io.recourse.testing.KeptInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files as somebody uploads them: they are of no accepted type, unsafe, or looked through. */
class EvidenceFuzzTest {
    private static final Path WORK = Path.of(System.getProperty("java.io.tmpdir"));

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(EvidenceFuzzTest.class, EvidenceFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try (Spool spool = Spool.of(WORK, new ByteArrayInputStream(input), (buffer, count) -> {})) {
            Optional<EvidenceType> type = EvidenceType.of(spool);
            if (type.isPresent()) {
                new Safety().require(spool, type.get());
            }
        } catch (Unsafe refused) {
            refused.kind();
        }
    }
}
