package io.recourse.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process and its children, as Linux tells of them below {@code /proc}. */
public record ProcessTree(long root) {

    /**
     * One line of a {@code stat} file.
     *
     * @param own ticks of the process itself, in user mode and in the system
     * @param ofTheDead ticks of its children that have ended and were waited for
     */
    private record Line(long parent, long own, long ofTheDead) {

        static Line of(String stat) {
            // The name stands in brackets and may hold anything; fields are counted from behind it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new Line(
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }
    }

    private static final Path PROCESSES = Path.of("/proc");

    /** As Linux counts for programs, whatever its own clock. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Processor time that all of them have taken, to a hundredth of a second. */
    public Duration processor() throws IOException {
        Line postmaster = line(root).orElseThrow();
        long ticks = postmaster.own() + postmaster.ofTheDead();
        for (long process : all()) {
            ticks += line(process)
                    .filter(line -> line.parent() == root)
                    .map(Line::own)
                    .orElse(0L);
        }
        return TICK.multipliedBy(ticks);
    }

    private static List<Long> all() throws IOException {
        try (Stream<Path> entries = Files.list(PROCESSES)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .map(Long::valueOf)
                    .toList();
        }
    }

    /** Empty when it has ended meanwhile. */
    private static Optional<Line> line(long process) throws IOException {
        try {
            return Optional.of(Line.of(
                    Files.readString(PROCESSES.resolve(Long.toString(process)).resolve("stat"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // What ends while it is read answers "no such process".
            if (Files.exists(PROCESSES.resolve(Long.toString(process)))) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
