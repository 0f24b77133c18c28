package io.recourse.standalone.cfpb;

import io.recourse.standalone.imports.BadRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an import did, and what the system then says about it.
 *
 * @param rows of the file: each is in exactly one of {@code opened}, {@code knownBefore}, {@code duplicates} and {@code bad}
 * @param opened cases that this import opened
 * @param knownBefore complaints that had a case when this import came to them
 * @param duplicates rows that repeat an earlier one of the same file
 * @param unknownIssues rows under reason OTHER because the table of reasons does not name their issue
 * @param late cases of the file whose first response missed its deadline, as the deadline saga saw it
 * @param lateInFile the same cases as the file counts them: its "No" for a timely response
 * @param open cases of the file that are not closed
 * @param finalMissed cases of the file whose final answer missed its deadline
 * @param lastDay where virtual time stands
 * @param rejected the file with the bad rows, if there are any
 */
public record Report(
        String name,
        int rows,
        int opened,
        int knownBefore,
        int duplicates,
        List<BadRow> bad,
        List<NotedRow> noted,
        int unknownIssues,
        int late,
        int lateInFile,
        int open,
        int finalMissed,
        Optional<LocalDate> lastDay,
        Duration took,
        Optional<Path> rejected) {

    public Report {
        bad = List.copyOf(bad);
        noted = List.copyOf(noted);
    }

    /** Whether the deadline saga and the file agree on how many were late. */
    public boolean agrees() {
        return late == lateInFile;
    }
}
