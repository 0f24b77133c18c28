package io.recourse.standalone.cfpb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** The files that tests read. */
final class Samples {

    /** Later than anything in them. */
    static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 21);

    private Samples() {}

    /** A file of the real data; the test is skipped where that is not at hand. */
    static Path real(String name) {
        Optional<String> data = Optional.ofNullable(System.getenv("RECOURSE_DATA"));
        assumeTrue(data.isPresent(), "RECOURSE_DATA does not say where the real files are");
        return Path.of(data.get(), "cfpb", name);
    }
}
