package io.recourse.standalone.simulate;

import io.recourse.command.policy.simulation.Difference;
import io.recourse.command.policy.simulation.Report;
import io.recourse.command.policy.simulation.SimulatedDeadline;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.PolicyRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report as a person reads it. */
final class ReportText {

    /** How many of the cases that differ a person wants to see. */
    static final int LISTED = 20;

    private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    private final List<String> lines = new ArrayList<>();

    private ReportText() {}

    /** @param what was replayed */
    static List<String> of(String what, Report report) {
        ReportText text = new ReportText();
        text.line(
                "%s, %,d events of %,d cases%s",
                what,
                report.events(),
                report.cases(),
                report.first()
                        .map(first -> ", from " + first + " until " + report.until())
                        .orElse(""));
        report.packs().forEach(text::pack);
        report.comparisons().forEach(comparison -> text.comparison(comparison, report));
        return List.copyOf(text.lines);
    }

    private void pack(Report.OfPack pack) {
        line("");
        line("%s applies to %,d cases", name(pack.pack()), pack.concerned());
        count(pack.notConcerned(), "it does not apply to");
        count(pack.notBegun(), "never began");
        pack.deadlines().stream().filter(deadline -> deadline.began() > 0).forEach(this::deadline);
    }

    private void count(int cases, String what) {
        if (cases > 0) {
            line("  %,9d cases %s", cases, what);
        }
    }

    private void deadline(Report.OfDeadline deadline) {
        line("  %s: %,d in %,d cases", deadline.name(), deadline.began(), deadline.cases());
        line("    %,9d met", deadline.met());
        line("    %,9d late", deadline.late());
        line("    %,9d overdue, not done by the end", deadline.overdue());
        line("    %,9d open, not yet due", deadline.open());
        deadline.lateBy()
                .ifPresent(late -> line(
                        "    late by: median %s, 90 %% up to %s, at most %s",
                        time(late.median()), time(late.p90()), time(late.max())));
        if (!deadline.atStake().isEmpty()) {
            line(
                    "    at stake in these cases: %s",
                    deadline.atStake().stream().map(ReportText::sum).collect(Collectors.joining(", ")));
        }
        deadline.effects().forEach(effect -> line("    %,9d × %s", effect.count(), words(effect.effect())));
    }

    /** With as many decimals as the currency has. */
    private static String sum(Report.Amount sum) {
        return String.format(Locale.ROOT, "%,." + sum.amount().scale() + "f %s", sum.amount(), sum.currency());
    }

    private void comparison(Report.Comparison comparison, Report report) {
        line("");
        line("%s instead of %s", name(comparison.to()), name(comparison.from()));
        Report.OfPack from = ofPack(report, comparison.from());
        for (Report.OfDeadline after : ofPack(report, comparison.to()).deadlines()) {
            from.deadlines().stream()
                    .filter(before -> before.name().equals(after.name()))
                    .forEach(before -> change(before, after));
        }
        line(
                "  judged differently: cases %,d, deadlines %,d%s",
                comparison.cases(),
                comparison.differences(),
                comparison.differences() > comparison.listed().size() ? "; the first of them" : "");
        comparison.listed().forEach(this::difference);
    }

    private static Report.OfPack ofPack(Report report, PolicyRef ref) {
        return report.packs().stream()
                .filter(pack -> pack.pack().equals(ref))
                .findFirst()
                .orElseThrow();
    }

    private void change(Report.OfDeadline before, Report.OfDeadline after) {
        line(
                "  %s: %+,d met, %+,d late, %+,d open",
                after.name(),
                after.met() - before.met(),
                after.late() + after.overdue() - before.late() - before.overdue(),
                after.open() - before.open());
    }

    private void difference(Difference difference) {
        line(
                "    %s %s: %s, not %s",
                difference.caseId(), difference.name(), ended(difference.to()), ended(difference.from()));
    }

    private static String ended(Optional<SimulatedDeadline> deadline) {
        return deadline.map(d -> d.verdict().name().toLowerCase(Locale.ROOT) + " (due " + d.dueAt() + ")")
                .orElse("none");
    }

    private static String words(ExpiryEffect effect) {
        return switch (effect) {
            case ExpiryEffect.Escalate e -> "escalate to " + e.to();
            case ExpiryEffect.Decide e -> "decide " + e.outcome() + " by " + e.basis() + ", " + e.finality();
            case ExpiryEffect.GrantProvisionalCredit e -> "grant provisional credit";
            case ExpiryEffect.RequestRefund e -> "request a refund";
            case ExpiryEffect.Close e -> "close as " + e.outcome() + " by " + e.basis();
            case ExpiryEffect.Notify e -> "notify the " + e.party();
        };
    }

    /** In days, or in hours and minutes where it is less. */
    private static String time(Duration duration) {
        return duration.toSeconds() < SECONDS_OF_A_DAY
                ? String.format(Locale.ROOT, "%d:%02d h", duration.toHours(), duration.toMinutesPart())
                : String.format(Locale.ROOT, "%,.1f days", duration.toSeconds() / (double) SECONDS_OF_A_DAY);
    }

    private static String name(PolicyRef pack) {
        return pack.id() + "@" + pack.version();
    }

    private void line(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
