package io.recourse.standalone.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds at one moment. Of Linux, which tells it in {@code /proc}.
 *
 * @param at since the beginning
 * @param heap bytes that are left after a full collection
 * @param classes bytes of metaspace and compiled code
 * @param direct bytes of direct buffers
 * @param resident bytes of memory that the operating system has given
 * @param files open, connections among them
 * @param database processes of PostgreSQL: one for each connection, and its own
 */
record Sample(Duration at, long heap, long classes, long direct, long resident, int threads, int files, int database) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** @param figures of the process, as Prometheus reads them */
    static Sample of(Duration at, Installation installation, String figures) throws IOException, InterruptedException {
        Path process = Path.of("/proc", Long.toString(installation.pid()));
        List<String> status = Files.readAllLines(process.resolve("status"));
        return new Sample(
                at,
                afterCollection(installation.pid()),
                sum(figures, line -> line.startsWith("jvm_memory_used_bytes{area=\"nonheap\"")),
                sum(figures, line -> line.startsWith("jvm_buffer_memory_used_bytes{id=\"direct\"")),
                number(status, "VmRSS:") * 1024,
                Math.toIntExact(number(status, "Threads:")),
                count(process.resolve("fd")),
                installation.database().size());
    }

    /** Listing what is reachable collects all that is not. */
    private static long afterCollection(long process) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(told);
        if (jcmd.waitFor() != 0 || !total.find()) {
            throw new IOException("the heap could not be looked at: "
                    + told.lines().findFirst().orElse(""));
        }
        return Long.parseLong(total.group(1));
    }

    private static long sum(String figures, Predicate<String> wanted) {
        return figures.lines()
                .filter(wanted)
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static int count(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return Math.toIntExact(all.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%5d s  heap %6.1f MB  classes %6.1f MB  direct %5.1f MB  resident %6.1f MB  %3d threads  %3d files  %2d of PostgreSQL",
                at.toSeconds(),
                heap / 1e6,
                classes / 1e6,
                direct / 1e6,
                resident / 1e6,
                threads,
                files,
                database);
    }
}
