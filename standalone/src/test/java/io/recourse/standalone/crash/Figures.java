package io.recourse.standalone.crash;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What happened, counted. */
public final class Figures {

    public final LongAdder acknowledged = new LongAdder();
    /** Sent, and not answered. */
    final LongAdder unknown = new LongAdder();
    /** Answers that say to come again later. */
    final LongAdder later = new LongAdder();
    /** Acknowledged before, sent once more, and answered the same. */
    final LongAdder repeated = new LongAdder();
    /** Times that health was seen to be down while what it needs was, and up again afterwards. */
    public final LongAdder told = new LongAdder();

    private final Map<Enum<?>, Integer> kills = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<Duration> starts = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Duration> recoveries = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();

    public void killed(Enum<?> point) {
        kills.merge(point, 1, Integer::sum);
    }

    /** From the start of the process to the first request that could be served. */
    public void started(Duration after) {
        starts.add(after);
    }

    /** From the end of an outage to work going on. */
    public void recovered(Duration after) {
        recoveries.add(after);
    }

    /** Something that was promised does not hold. */
    public void finding(String what) {
        findings.add(what);
        System.out.println("FINDING: " + what);
    }

    public List<String> findings() {
        return List.copyOf(findings);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        kills.forEach((point, count) -> text.append(String.format(Locale.ROOT, "  %-14s %5d%n", point, count)));
        text.append(String.format(
                Locale.ROOT,
                "  %d rounds, %d commands acknowledged, %d without an answer and sent again, %d answers 503 or 409,"
                        + " %d acknowledged ones repeated%n",
                kills.values().stream().mapToInt(Integer::intValue).sum(),
                acknowledged.sum(),
                unknown.sum(),
                later.sum(),
                repeated.sum()));
        text.append("  start after a kill: ")
                .append(spread(List.copyOf(starts)))
                .append(System.lineSeparator());
        text.append("  up after an outage: ")
                .append(spread(List.copyOf(recoveries)))
                .append("; said in health ")
                .append(told.sum())
                .append(" times")
                .append(System.lineSeparator());
        return text.append("  findings: ").append(findings.size()).toString();
    }

    private static String spread(List<Duration> all) {
        if (all.isEmpty()) {
            return "none";
        }
        List<Duration> sorted = all.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "median %.1f s, longest %.1f s, of %d",
                sorted.get(sorted.size() / 2).toMillis() / 1e3,
                sorted.getLast().toMillis() / 1e3,
                sorted.size());
    }
}
