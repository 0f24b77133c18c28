package io.recourse.standalone.cfpb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of an import as a person reads it. */
final class ReportText {

    private static final int MAX_LISTED = 20;

    private final Report report;
    private final List<String> lines = new ArrayList<>();

    private ReportText(Report report) {
        this.report = report;
    }

    static List<String> of(Report report) {
        ReportText text = new ReportText(report);
        text.list(
                "Bad",
                report.bad().stream().map(row -> at(row.line(), row.reason())).toList());
        text.list(
                "Noted",
                report.noted().stream().map(row -> at(row.line(), row.reason())).toList());
        text.counts();
        return List.copyOf(text.lines);
    }

    private void list(String what, List<String> rows) {
        rows.stream().limit(MAX_LISTED).forEach(row -> lines.add(what + ": " + row));
        if (rows.size() > MAX_LISTED) {
            lines.add(what + ": and " + number(rows.size() - MAX_LISTED) + " more");
        }
    }

    private void counts() {
        lines.add(report.name());
        count("rows read", report.rows(), "");
        count("cases opened", report.opened(), "");
        count("known already", report.knownBefore(), "");
        count("repeated in the file", report.duplicates(), "");
        count(
                "bad rows",
                report.bad().size(),
                report.rejected().map(file -> "kept in " + file).orElse(""));
        count("unknown issues", report.unknownIssues(), report.unknownIssues() > 0 ? "filed under OTHER" : "");
        count("late for the first response", report.late(), judgement());
        count("late for the final answer", report.finalMissed(), "");
        count("open", report.open(), report.open() > 0 ? "the file does not tell their final answer" : "");
        report.lastDay()
                .ifPresent(day -> lines.add("  virtual time ended on " + day + ", after "
                        + report.took().toSeconds() + " s (" + number(rowsPerSecond()) + " rows/s)"));
    }

    private String judgement() {
        return report.agrees()
                ? "by the deadline saga, as the file says"
                : "by the deadline saga, but the file says " + number(report.lateInFile());
    }

    private long rowsPerSecond() {
        return Math.round(report.rows() * 1000.0 / Math.max(report.took().toMillis(), 1));
    }

    private void count(String what, int count, String remark) {
        lines.add(String.format(Locale.ROOT, "  %-28s %,7d  %s", what, count, remark)
                .stripTrailing());
    }

    private static String at(long line, String reason) {
        return "line " + line + ": " + reason;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
