package io.recourse.command.policy.pack;

import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.calendar.Coverage;
import io.recourse.deadline.Confidence;
import io.recourse.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/policies.md}: every shipped pack with every rule in it, for those who answer for them. */
final class PoliciesPage {

    private static final String HEAD = """
            # Shipped policies

            This page is made from the packs and calendars that come with Recourse; a test keeps it so. It is no legal advice.

            - **Due** is the first instant that is too late. Unless the table says otherwise, the day on which a time begins is not counted,
              and the last day counts to the midnight that ends it, in the time zone of the pack's calendar.
            - **Confidence**: *verified* was read in the rule's own text, or on the operator's own page, in the version that the pack names.
              *Secondary* was read about elsewhere, or in part. *Unverified* is confirmed by no text. What is not verified is there, and off.
            - **Enabled** says whether new cases get it. A pack that is off applies to no new case, whatever its rules say.
            - When several packs give a case a deadline of the same name, the strictest holds, and the case says which rule that is.
            - **Vectors** are examples with a known result, taken from the text of the rule and not from this program: see
              [how they were made](../command-side/src/test/resources/vectors/README.md).

            How to write a pack of your own: [packs.md](packs.md).

            ## Packs

            | Pack | Title | In force | On | Deadlines | Vectors |
            |---|---|---|---|---|---|
            """;

    private final Catalogue catalogue;

    PoliciesPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        catalogue.packs().forEach(pack -> text.append(line(pack)));
        catalogue.packs().forEach(pack -> text.append('\n').append(section(pack)));
        text.append("""

                ## Calendars

                Business days are counted on these. Past the last day covered nothing is counted: the case is refused rather than given a wrong
                date, and a warning comes %d days before.

                | Calendar | Time zone | Covered |
                |---|---|---|
                """.formatted(Coverage.WARNING_DAYS));
        catalogue.calendars().all().forEach(calendar -> text.append(line(calendar)));
        return text.toString();
    }

    private static String line(BusinessCalendar calendar) {
        return row(
                "`" + calendar.id() + "`",
                calendar.zone().getId(),
                calendar.coveredFrom() + " to " + calendar.coveredThrough());
    }

    private static String line(Pack pack) {
        return row(
                "[" + name(pack) + "](#" + anchor(pack) + ")",
                pack.title(),
                period(pack),
                yes(pack.isEnabled()),
                Integer.toString(pack.deadlines().size()),
                Long.toString(vectors(pack).count()));
    }

    private static String section(Pack pack) {
        List<String> facts = new ArrayList<>();
        facts.add("In force " + period(pack) + (pack.isEnabled() ? "." : "; **not enabled**."));
        facts.add("Applies to: " + pack.appliesTo().map(Words::condition).orElse("every case") + "."
                + pack.unless()
                        .map(unless -> " Not to: " + Words.condition(unless) + ".")
                        .orElse(""));
        facts.add("Source: " + pack.sourceVersion() + ".");
        facts.add("Calendar: `" + pack.calendar() + "`. Examples: [" + pack.id()
                + ".csv](../command-side/src/test/resources/vectors/" + pack.id() + ".csv).");
        pack.note().ifPresent(facts::add);
        return "## " + name(pack) + "\n\n" + pack.title() + ".\n\n"
                + facts.stream().map(fact -> "- " + fact + "\n").collect(Collectors.joining())
                + beside(pack) + deadlines(pack);
    }

    /** What a pack has that is no deadline. */
    private static String beside(Pack pack) {
        List<String> rows = Stream.of(
                        pack.notice()
                                .map(notice -> row(
                                        "The customer complains within",
                                        notice.id(),
                                        Words.due(notice.by().due()),
                                        notice.citation(),
                                        Words.plain(notice.confidence()),
                                        vectors(pack, notice.id()))),
                        pack.liability()
                                .map(liability -> row(
                                        "The customer bears at most",
                                        liability.id(),
                                        liability.promptCap() + " when telling of a loss or theft within "
                                                + Words.due(liability.promptBy().due()) + "; " + liability.lateCap()
                                                + " when later; and everything that is lost later than "
                                                + Words.due(
                                                        liability.statementBy().due()) + " and before telling",
                                        liability.citation(),
                                        Words.plain(liability.confidence()),
                                        vectors(pack, liability.id()))),
                        pack.limits()
                                .flatMap(Limits::refunds)
                                .map(refunds -> row(
                                        "Refunds of a payment",
                                        "`limits.refunds`",
                                        Stream.of(
                                                        refunds.window().map(window -> "within " + window),
                                                        refunds.most().map(most -> "at most " + most),
                                                        refunds.spacing().map(spacing -> spacing + " apart"))
                                                .flatMap(Optional::stream)
                                                .collect(Collectors.joining(", ")),
                                        pack.sourceVersion(),
                                        Words.plain(Confidence.VERIFIED),
                                        vectors(pack, "refunds"))),
                        pack.limits()
                                .flatMap(Limits::provisionalCredit)
                                .flatMap(credit -> credit.withheld())
                                .map(withheld -> row(
                                        "Held back of a credit for an unauthorised payment",
                                        "`limits.provisionalCredit`",
                                        withheld.stream().map(Money::toString).collect(Collectors.joining(", ")),
                                        pack.sourceVersion(),
                                        Words.plain(Confidence.VERIFIED),
                                        "")))
                .flatMap(Optional::stream)
                .toList();
        return rows.isEmpty()
                ? ""
                : "\n| What | Rule | Says | Citation | Confidence | Vectors |\n|---|---|---|---|---|---|\n"
                        + String.join("", rows);
    }

    private static String deadlines(Pack pack) {
        return pack.deadlines().isEmpty()
                ? ""
                : "\n| Deadline | Rule | Who | Due | Counted | Met by | Stands still, put off | When missed | Citation "
                        + "| Confidence | Enabled | Vectors |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n"
                        + pack.deadlines().stream()
                                .map(rule -> deadline(pack, rule))
                                .collect(Collectors.joining());
    }

    private static String deadline(Pack pack, DeadlineRule rule) {
        return row(
                rule.name().value(),
                rule.id(),
                Words.plain(rule.party()),
                due(rule),
                Words.counting(rule, pack),
                rule.metBy().isEmpty() ? "nothing: it runs out" : Words.each(rule.metBy(), Words::milestone),
                moved(rule),
                rule.onExpiry()
                        .map(effects -> Words.each(effects, Words::effect))
                        .orElse("it is recorded"),
                rule.citation() + rule.note().map(note -> ". " + note).orElse(""),
                Words.plain(rule.confidence()),
                yes(rule.isEnabled() && pack.isEnabled()),
                vectors(pack, rule.id()));
    }

    private static String due(DeadlineRule rule) {
        String alternatives = rule.alternatives().stream()
                .flatMap(List::stream)
                .map(other -> "; with " + Words.condition(other.when()) + ": "
                        + Words.due(other.due().due())
                        + other.citation()
                                .map(citation -> " (" + citation + ")")
                                .orElse(""))
                .collect(Collectors.joining());
        return Words.due(rule.due().due())
                + alternatives
                + rule.when().map(when -> "; only for " + Words.condition(when)).orElse("")
                + rule.unless()
                        .map(unless -> "; not for " + Words.condition(unless))
                        .orElse("");
    }

    private static String moved(DeadlineRule rule) {
        String moved = Stream.of(
                        rule.pausedBy()
                                .flatMap(DeadlineRule.PausedBy::clock)
                                .filter(stops -> stops)
                                .map(stops -> "stands still with the case's clock"),
                        rule.pausedBy()
                                .flatMap(DeadlineRule.PausedBy::waitingFor)
                                .map(parties -> "stands still while the " + Words.each(parties, Words::plain)
                                        + " is waited for"),
                        rule.extendedBy()
                                .map(by -> "put off by " + Words.each(by.roles(), Words::plain) + " to "
                                        + Words.due(by.until().due())),
                        rule.externalDue().map(how -> switch (how) {
                            case EARLIER -> "an earlier date from outside wins";
                            case REPLACES -> "a date from outside wins";
                        }),
                        rule.reminders()
                                .map(reminders -> "reminder " + Words.each(reminders, Words::reminder) + " before"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return moved.isEmpty() ? "no" : moved;
    }

    private static String name(Pack pack) {
        return pack.id() + " " + pack.version();
    }

    private static String anchor(Pack pack) {
        return pack.id() + "-" + pack.version();
    }

    private static String period(Pack pack) {
        return pack.effectiveFrom()
                + pack.effectiveTo().map(end -> " until before " + end).orElse(" on");
    }

    private static String yes(boolean it) {
        return it ? "yes" : "no";
    }

    private static Stream<Vector> vectors(Pack pack) {
        return Vectors.of(pack.id()).stream().filter(vector -> vector.pack().equals(pack.ref()));
    }

    private static String vectors(Pack pack, String rule) {
        long count = vectors(pack).filter(vector -> vector.rule().equals(rule)).count();
        return "[" + count + "](../command-side/src/test/resources/vectors/" + pack.id() + ".csv)";
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.strip().replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
