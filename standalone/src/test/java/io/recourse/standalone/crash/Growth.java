package io.recourse.standalone.crash;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What a process holds more at the end than at the beginning. What it needs to come up to its work is left out: caches that fill,
 * classes that are loaded, connections that are opened.
 *
 * @param warmUp samples before it do not count
 * @param percent by which the median of the last third may be above the median of the first
 */
record Growth(Duration warmUp, int percent) {

    private static final int FEWEST = 6;
    private static final long MEGABYTE = 1_000_000;

    /** @param allowed that is nothing, however little there was before */
    private record Measure(String name, ToLongFunction<Sample> of, long allowed) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("heap", Sample::heap, 2 * MEGABYTE),
            new Measure("classes", Sample::classes, 8 * MEGABYTE),
            new Measure("direct", Sample::direct, 2 * MEGABYTE),
            new Measure("resident", Sample::resident, 40 * MEGABYTE),
            new Measure("threads", Sample::threads, 8),
            new Measure("files", Sample::files, 16),
            new Measure("PostgreSQL", Sample::database, 4));

    /** @return a sentence for each that grew; none when there are too few samples to tell is a finding, too */
    List<String> of(List<Sample> samples) {
        List<Sample> counted = counted(samples);
        if (counted.size() < FEWEST) {
            return List.of(counted.size() + " samples after the warm-up are too few to tell");
        }
        return MEASURES.stream()
                .flatMap(measure -> grown(measure, counted).stream())
                .toList();
    }

    /** Whether there are enough samples to tell. */
    boolean canTell(List<Sample> samples) {
        return counted(samples).size() >= FEWEST;
    }

    private List<Sample> counted(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.at().compareTo(warmUp) >= 0)
                .toList();
    }

    /** From the median of the first third to that of the last, in a line for each. */
    String told(List<Sample> samples) {
        List<Sample> counted = counted(samples);
        StringBuilder text = new StringBuilder();
        if (counted.size() >= FEWEST) {
            MEASURES.forEach(measure -> text.append(String.format(
                    Locale.ROOT,
                    "  %-10s %,14d -> %,14d%n",
                    measure.name(),
                    first(measure, counted),
                    last(measure, counted))));
        }
        return text.toString();
    }

    private Optional<String> grown(Measure measure, List<Sample> counted) {
        long first = first(measure, counted);
        long last = last(measure, counted);
        long allowed = Math.max(measure.allowed(), first * percent / 100);
        return last - first > allowed
                ? Optional.of(String.format(
                        Locale.ROOT, "%s grew from %,d to %,d; %,d were allowed", measure.name(), first, last, allowed))
                : Optional.empty();
    }

    private static long first(Measure measure, List<Sample> counted) {
        return median(measure, counted.subList(0, counted.size() / 3));
    }

    private static long last(Measure measure, List<Sample> counted) {
        return median(measure, counted.subList(counted.size() - counted.size() / 3, counted.size()));
    }

    private static long median(Measure measure, List<Sample> some) {
        return some.stream()
                .mapToLong(measure.of())
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
