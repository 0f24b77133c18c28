package io.recourse.standalone.payments;

import io.recourse.standalone.imports.BadRow;
import io.recourse.standalone.imports.RejectedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of the rows, and keeps those that are bad. */
final class Tally {

    private final RejectedFile file;
    private final List<BadRow> firstBad = new ArrayList<>();
    private int recorded;
    private int known;
    private int rejected;

    Tally(RejectedFile file) {
        this.file = file;
    }

    void add(Batch.Result result) {
        recorded += result.recorded();
        known += result.known();
        rejected += result.bad().size();
        result.bad().forEach(file::add);
        result.bad().stream().limit(Report.LISTED - firstBad.size()).forEach(firstBad::add);
    }

    Report report(PaymentRows.Checked checked, long behind, Duration took) {
        return new Report(
                checked.path().getFileName().toString(),
                recorded + known + rejected,
                recorded,
                known,
                rejected,
                firstBad,
                file.keep(),
                behind,
                took);
    }
}
