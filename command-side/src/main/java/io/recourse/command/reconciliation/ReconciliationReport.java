package io.recourse.command.reconciliation;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.recourse.command.gateway.ledger.UnbalancedAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of comparing our refunds with a statement.
 *
 * @param from the first instant of the period in which our refunds must be in the statement; without it they need not
 * @param to the first instant after it
 * @param lines of the statement that could be read
 * @param counts of differences, by kind
 * @param left how many of them differ still
 * @param totals of what has moved, by currency
 * @param differences the first ones
 * @param badLines how many lines could not be read
 * @param listedBadLines the first ones
 * @param books whose balances are not what their transfers add up to; only where the statement is the wallet's ledger
 */
public record ReconciliationReport(
        String source,
        Optional<Instant> from,
        Optional<Instant> to,
        boolean reportOnly,
        long lines,
        Map<Difference.Kind, Long> counts,
        long repaired,
        long left,
        List<Total> totals,
        List<Difference> differences,
        long badLines,
        List<BadLine> listedBadLines,
        List<UnbalancedAccount> books) {

    /**
     * @param ours what we know to have moved of the same refunds, and of those that the statement should have
     * @param theirs what the statement says
     * @param difference theirs less ours
     */
    public record Total(
            String currency,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal ours,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal theirs,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal difference) {}

    /** Whether nothing differs any more, all lines could be read, and the books balance. */
    public boolean agrees() {
        return left == 0 && badLines == 0 && books.isEmpty();
    }
}
