package io.recourse.command.reconciliation;

import io.recourse.command.reconciliation.StagedStatement.Group;
import io.recourse.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Goes through a statement once, refund by refund: compares, repairs, and compares again to see whether it helped. */
final class Run {

    private final Reconciliation.Request request;
    private final Subjects subjects;
    private final Comparison comparison;
    private final Repairs repairs;
    private final Tally tally;
    private final Reconciliation.Watch watch;
    private long compared;

    Run(
            Reconciliation.Request request,
            Subjects subjects,
            Comparison comparison,
            Repairs repairs,
            Tally tally,
            Reconciliation.Watch watch) {
        this.request = request;
        this.subjects = subjects;
        this.comparison = comparison;
        this.repairs = repairs;
        this.tally = tally;
        this.watch = watch;
    }

    /** @param period in which our refunds must be in the statement; empty where it tells of none */
    void compare(StagedStatement staged, Optional<Period> period) {
        staged.groups(group -> examine(() -> subjects.of(group), subject -> found(group, subject)));
        period.ifPresent(all -> staged.missing(
                request.source(),
                all,
                given -> examine(
                        () -> subjects.missing(given),
                        subject -> subject.ours().stream()
                                .flatMap(ours -> comparison.ofMissing(ours, given.at()).stream())
                                .toList())));
    }

    private List<Found> found(Group group, Subject subject) {
        if (group.contradictory()) {
            return List.of(
                    Found.person(Difference.Kind.AMOUNT_DIFFERS, group.lines().getFirst()));
        }
        return subject.ours()
                .map(ours -> comparison.of(ours, subject.lines()))
                .orElseGet(() -> subject.lines().stream()
                        .flatMap(line -> comparison.ofUnknown(subject.payment(), line).stream())
                        .toList());
    }

    private void examine(Supplier<Subject> now, Function<Subject, List<Found>> compare) {
        Subject before = now.get();
        List<Found> found = compare.apply(before);
        List<Found> repairable = found.stream().filter(Found::repairable).toList();
        if (request.reportOnly() || repairable.isEmpty()) {
            found.forEach(difference -> tell(before, difference, untouched(difference)));
            count(before, found);
        } else {
            repairable.forEach(difference -> repairs.attempt(request.source(), difference.remedy()));
            subjects.forget();
            Subject after = now.get();
            List<Found> still = compare.apply(after);
            found.forEach(difference -> tell(before, difference, outcome(difference, still)));
            still.stream()
                    .filter(difference -> found.stream().noneMatch(difference::same))
                    .forEach(difference -> tell(after, difference, tried(difference)));
            count(after, still);
        }
        watch.compared(++compared);
    }

    private void tell(Subject subject, Found found, Difference.Outcome outcome) {
        Difference difference = subject.difference(found, outcome);
        tally.add(difference);
        watch.found(difference);
    }

    private static Difference.Outcome outcome(Found found, List<Found> still) {
        return still.stream().filter(found::same).findFirst().map(Run::tried).orElse(Difference.Outcome.REPAIRED);
    }

    private static Difference.Outcome untouched(Found found) {
        return found.repairable() ? Difference.Outcome.REPAIRABLE : tried(found);
    }

    private static Difference.Outcome tried(Found found) {
        return found.remedy() instanceof Remedy.Person ? Difference.Outcome.FOR_A_PERSON : Difference.Outcome.TRY_AGAIN;
    }

    /** What does not differ is the same on both sides, whichever of the two tells it in other words. */
    private void count(Subject subject, List<Found> left) {
        subject.movedThere().forEach(tally::theirs);
        Stream<Money> ours = left.isEmpty() ? subject.movedThere() : subject.movedHere(request.source());
        ours.forEach(tally::ours);
    }
}
