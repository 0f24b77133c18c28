package io.recourse.standalone.simulate;

import io.recourse.command.policy.simulation.CaseResult;
import io.recourse.command.policy.simulation.Difference;
import io.recourse.command.policy.simulation.SimulatedDeadline;
import io.recourse.deadline.DeadlineName;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/** A CSV line for every deadline of every case under every pack. */
final class CaseLines {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().get();

    private final Consumer<String> to;

    CaseLines(Consumer<String> to) {
        this.to = to;
        line(
                "pack",
                "case",
                "deadline",
                "starts_at",
                "due_at",
                "verdict",
                "done_at",
                "late_seconds",
                "amount",
                "currency",
                "differs");
    }

    void add(CaseResult result) {
        Set<DeadlineName> different =
                result.differences().stream().map(Difference::name).collect(Collectors.toUnmodifiableSet());
        for (CaseResult.UnderPack under : result.packs()) {
            String pack = under.pack().id() + "@" + under.pack().version();
            for (SimulatedDeadline deadline : under.deadlines()) {
                line(
                        pack,
                        result.caseId(),
                        deadline.name(),
                        deadline.startsAt(),
                        deadline.dueAt(),
                        deadline.verdict(),
                        deadline.doneAt().map(Instant::toString).orElse(""),
                        deadline.lateBy()
                                .map(Duration::toSeconds)
                                .map(String::valueOf)
                                .orElse(""),
                        result.atStake()
                                .map(money -> money.amount().toPlainString())
                                .orElse(""),
                        result.atStake()
                                .map(money -> money.currency().getCurrencyCode())
                                .orElse(""),
                        different.contains(deadline.name()));
            }
        }
    }

    private void line(Object... values) {
        to.accept(FORMAT.format(values));
    }
}
