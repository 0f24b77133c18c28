package io.recourse.standalone.payments;

import io.recourse.standalone.imports.BadRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an import did.
 *
 * @param rows of the file: each is in exactly one of {@code recorded}, {@code known} and {@code rejected}
 * @param recorded payments that this import recorded
 * @param known rows whose payment had been recorded before, with the same details
 * @param firstBad the first rejected rows, as many as are listed
 * @param kept the file with all rejected rows, if there are any
 * @param behind events that the slowest reader was behind when the import ended; 0 when everything can be read
 */
public record Report(
        String name,
        int rows,
        int recorded,
        int known,
        int rejected,
        List<BadRow> firstBad,
        Optional<Path> kept,
        long behind,
        Duration took) {

    /** Most rejected rows that a report lists; all of them are in the file. */
    static final int LISTED = 20;

    public Report {
        firstBad = List.copyOf(firstBad);
    }
}
