package io.recourse.standalone.payments;

import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.payment.BulkRecordings;
import io.recourse.command.payment.ImportedPayment;
import io.recourse.runtime.health.Processors;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.problem.Refusal;
import io.recourse.standalone.Console;
import io.recourse.standalone.Progress;
import io.recourse.standalone.Terminal;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.RejectedFile;
import io.recourse.standalone.imports.Workshop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Records the payments of a file in a data directory that nobody else uses meanwhile. */
public final class PaymentsImport {

    private final DataDirectory data;
    private final Console console;
    private final Clock clock;

    public PaymentsImport(DataDirectory data, Console console, Clock clock) {
        this.data = data;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Records every payment of the file that is not known yet. However often and wherever an import is stopped, the next one completes
     * it: a row is known by its payment's id, and what is recorded is never recorded again.
     *
     * @throws UserError when it is no file of payments, or damaged as a whole, which changes nothing; or when another process uses the
     *     data directory
     */
    public Report run(Path file) throws InterruptedException {
        Instant started = clock.instant();
        PaymentRows.Checked checked = PaymentRows.check(file);
        console.progress("Importing " + checked.rows() + " rows of " + file.getFileName() + " into " + data.root());
        try (Workshop workshop = Workshop.on(data, clock);
                PaymentRows rows = PaymentRows.open(file);
                RejectedFile rejected =
                        new RejectedFile(data, file.getFileName().toString(), checked.sha256())) {
            Tally tally = new Tally(rejected);
            record(rows, checked, workshop.bean(BulkRecordings.class), tally);
            long behind = new CatchUp(workshop.bean(Processors.class), console).await();
            return tally.report(checked, behind, Duration.between(started, clock.instant()));
        }
    }

    private void record(PaymentRows rows, PaymentRows.Checked checked, BulkRecordings recordings, Tally tally) {
        Progress progress = new Progress(console, Terminal.attached(), checked.rows(), "rows");
        Batch batch = new Batch();
        for (Optional<RawRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
            read(row.get(), rows.layout(), batch);
            if (batch.full()) {
                finish(batch, recordings, tally, progress);
                batch = new Batch();
            }
        }
        if (!batch.empty()) {
            finish(batch, recordings, tally, progress);
        }
    }

    private static void finish(Batch batch, BulkRecordings recordings, Tally tally, Progress progress) {
        Batch.Result result = batch.record(recordings);
        tally.add(result);
        progress.done(result.rows());
    }

    private void read(RawRecord row, Layout layout, Batch batch) {
        try {
            batch.add(row, ImportedPayment.command(layout.document(row), clock.instant()));
        } catch (FlawException e) {
            batch.addBad(row, e.reason());
        } catch (RuntimeException e) {
            batch.addBad(
                    row, Refusal.in(e, Language.ENGLISH).orElseThrow(() -> e).line());
        }
    }
}
