package io.recourse.command.reconciliation;

import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.ledger.BooksProof;
import io.recourse.command.gateway.ledger.UnbalancedAccount;
import io.recourse.command.payment.PaymentReferences;
import io.recourse.command.refund.RefundNews;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.RefundResolved;
import io.recourse.id.OpaqueId;
import io.recourse.payment.PaymentDetails;
import io.recourse.refund.RefundId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares our refunds with what a gateway says of them, and repairs what differs. Doing it again changes nothing. */
@Component
public class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private final DataSource database;
    private final PlatformTransactionManager transactions;
    private final EventStore events;
    private final PaymentReferences references;
    private final RefundNews news;
    private final Repairs repairs;
    private final BooksProof proof;
    private final Clock clock;

    Reconciliation(
            DataSource database,
            PlatformTransactionManager transactions,
            EventStore events,
            PaymentReferences references,
            RefundNews news,
            Repairs repairs,
            BooksProof proof,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.references = references;
        this.news = news;
        this.repairs = repairs;
        this.proof = proof;
        this.clock = clock;
    }

    /**
     * What is to be compared.
     *
     * @param source whose refunds; its name among the payments' sources
     * @param from the first instant of which the statement tells; the first line's where it is not said, and of the ledger all
     * @param to the first instant after that
     * @param reportOnly whether nothing is to be changed
     * @throws IllegalArgumentException when the source is no name or the period none
     */
    public record Request(String source, Optional<Instant> from, Optional<Instant> to, boolean reportOnly) {

        public Request {
            OpaqueId.require("source", source);
            from.ifPresent(StatementLine::requireInstant);
            to.ifPresent(StatementLine::requireInstant);
            if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                throw new IllegalArgumentException("the period must begin before it ends");
            }
        }
    }

    /** Hears how far the work is. */
    public interface Watch {

        /** @param lines read so far */
        void read(long lines);

        /** @param refunds compared so far */
        void compared(long refunds);

        void found(Difference difference);

        void bad(BadLine line);
    }

    /**
     * @param file the statement as CSV; without one the source must be the wallet's ledger, whose own table is the statement
     * @param listed how many differences and bad lines the report holds itself
     * @throws BadStatement when there is no statement, or it cannot be read at all
     */
    public ReconciliationReport run(Request request, Optional<InputStream> file, int listed, Watch watch)
            throws BadStatement {
        boolean ledger = request.source().equals(PaymentDetails.WALLET_LEDGER);
        if (file.isEmpty() && !ledger) {
            throw new BadStatement("The statement of " + request.source()
                    + " is needed as a file: only the wallet's ledger can be read without one");
        }
        Instant now = clock.instant();
        Statement statement = file.<Statement>map(CsvStatement::new)
                .orElseGet(() ->
                        new LedgerStatement(database, new TransactionTemplate(transactions), whole(request, now)));
        try (StagedStatement staged = new StagedStatement(database)) {
            Tally tally = new Tally(listed);
            statement.read(reader(staged, tally, watch));
            staged.complete();
            Optional<Period> period = file.isEmpty() ? Optional.of(whole(request, now)) : told(request, staged);
            Comparison comparison = new Comparison(
                    request.source(), period.orElse(new Period(now, now)), now, questions(request.source()));
            Subjects subjects = new Subjects(request.source(), events, references);
            new Run(request, subjects, comparison, repairs, tally, watch).compare(staged, period);
            List<UnbalancedAccount> books = ledger ? proof.unbalanced(listed) : List.of();
            ReconciliationReport report = tally.report(request, period, staged.lines(), books);
            log.info(
                    "reconciled source={} reportOnly={} lines={} repaired={} left={} badLines={} unbalanced={}",
                    request.source(),
                    request.reportOnly(),
                    report.lines(),
                    report.repaired(),
                    report.left(),
                    report.badLines(),
                    books.size());
            return report;
        }
    }

    /**
     * For a look at a file before anything is started.
     *
     * @throws BadStatement when it does not begin as a statement does
     */
    public static void requireHeader(InputStream file) throws BadStatement, IOException {
        CsvStatement.requireHeader(file);
    }

    private static Period whole(Request request, Instant now) {
        return new Period(request.from().orElse(Instant.EPOCH), request.to().orElse(now));
    }

    private static Optional<Period> told(Request request, StagedStatement staged) {
        Optional<Period> lines = staged.period();
        Optional<Instant> from = request.from().or(() -> lines.map(Period::from));
        Optional<Instant> to = request.to().or(() -> lines.map(Period::to));
        return from.flatMap(first -> to.map(end -> new Period(first, end)));
    }

    private static Statement.Reader reader(StagedStatement staged, Tally tally, Watch watch) {
        return new Statement.Reader() {
            @Override
            public void line(StatementLine line) {
                staged.add(line);
                watch.read(staged.lines());
            }

            @Override
            public void bad(BadLine line) {
                tally.add(line);
                watch.bad(line);
            }
        };
    }

    private Comparison.Questions questions(String source) {
        return new Comparison.Questions() {
            @Override
            public Optional<Standing> standing(RefundId refundId) throws GatewayUnavailable {
                return news.ask(source, refundId);
            }

            @Override
            public boolean resolved(CaseId caseId, RefundId refundId) {
                return events.readEvents(caseId.value())
                        .asStream()
                        .anyMatch(message -> message.getPayload() instanceof RefundResolved e
                                && e.refundId().equals(refundId)
                                && e.moved());
            }
        };
    }
}
