package io.recourse.standalone.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of an import as a person reads it. */
final class ReportText {

    private final List<String> lines = new ArrayList<>();

    private ReportText() {}

    static List<String> of(Report report) {
        ReportText text = new ReportText();
        report.firstBad().forEach(row -> text.lines.add("Rejected: line " + row.line() + ": " + row.reason()));
        if (report.rejected() > report.firstBad().size()) {
            text.lines.add("Rejected: and "
                    + number(report.rejected() - report.firstBad().size()) + " more");
        }
        text.counts(report);
        return List.copyOf(text.lines);
    }

    private void counts(Report report) {
        lines.add(report.name());
        count("rows", report.rows(), "");
        count("new", report.recorded(), "");
        count("known", report.known(), "");
        count(
                "rejected",
                report.rejected(),
                report.kept().map(file -> "kept in " + file).orElse(""));
        count("seconds", report.took().toSeconds(), number(rowsPerSecond(report)) + " rows/s");
        if (report.behind() > 0) {
            lines.add("  What is read is " + number(report.behind())
                    + " events behind; it follows while the server runs.");
        }
    }

    private static long rowsPerSecond(Report report) {
        return Math.round(report.rows() * 1000.0 / Math.max(report.took().toMillis(), 1));
    }

    private void count(String what, long count, String remark) {
        lines.add(String.format(Locale.ROOT, "  %-10s %,11d  %s", what, count, remark)
                .stripTrailing());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
