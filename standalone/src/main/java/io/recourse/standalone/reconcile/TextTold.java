package io.recourse.standalone.reconcile;

import io.recourse.command.gateway.ledger.UnbalancedAccount;
import io.recourse.command.reconciliation.BadLine;
import io.recourse.command.reconciliation.Difference;
import io.recourse.command.reconciliation.ReconciliationReport;
import io.recourse.standalone.Console;
import java.util.Locale;

/** As a person reads it: a line for everything that differs, and what it comes to. */
final class TextTold implements Told {

    private static final int LISTED = 20;
    private static final String NOTHING = "-";

    private final Console console;

    TextTold(Console console) {
        this.console = console;
    }

    @Override
    public int listed() {
        return LISTED;
    }

    @Override
    public void found(Difference found) {
        console.say(found.kind()
                + "  refund " + found.refundId().map(Object::toString).orElse(NOTHING)
                + "  reference " + found.reference().orElse(NOTHING)
                + "  payment " + found.paymentId().map(Object::toString).orElse(NOTHING)
                + "  ours "
                + found.ours().map(o -> o.status() + " " + o.amount()).orElse(NOTHING)
                + "  theirs "
                + found.theirs().map(t -> t.state() + " " + t.amount()).orElse(NOTHING)
                + "  " + done(found.outcome()));
    }

    private static String done(Difference.Outcome outcome) {
        return switch (outcome) {
            case REPAIRED -> "repaired";
            case REPAIRABLE -> "can be repaired";
            case FOR_A_PERSON -> "for a person";
            case TRY_AGAIN -> "not repaired now, try again";
        };
    }

    @Override
    public void bad(BadLine line) {
        console.say("BAD LINE " + line.line()
                + line.column().map(name -> ", " + name).orElse("") + ": " + line.reason());
    }

    @Override
    public void report(ReconciliationReport report) {
        report.books().forEach(this::unbalanced);
        console.say(String.format(
                Locale.ROOT,
                "%s: %,d lines, %,d differences, %,d repaired, %,d left",
                report.source(),
                report.lines(),
                report.repaired() + report.left(),
                report.repaired(),
                report.left()));
        report.counts().forEach((kind, count) -> console.say(String.format(Locale.ROOT, "  %-18s %,d", kind, count)));
        if (report.badLines() > 0) {
            console.say(String.format(Locale.ROOT, "  %-18s %,d", "bad lines", report.badLines()));
        }
        report.totals()
                .forEach(total -> console.say(
                        "  " + total.currency() + ": ours " + total.ours().toPlainString()
                                + ", theirs " + total.theirs().toPlainString() + ", difference "
                                + total.difference().toPlainString()));
    }

    private void unbalanced(UnbalancedAccount account) {
        console.say("BOOKS DO NOT BALANCE  " + account.account() + "  balance "
                + account.balance().toPlainString() + " " + account.currency() + "  transfers "
                + account.transfers().toPlainString() + " " + account.currency());
    }
}
