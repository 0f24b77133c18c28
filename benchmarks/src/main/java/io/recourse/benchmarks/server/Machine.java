package io.recourse.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures were measured on. */
public record Machine(
        String processor, int cores, long memoryGiB, String system, String java, String fileSystem, double load) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** @param directory of the database */
    public static Machine with(Path directory) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1 << 30)),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString(),
                Files.getFileStore(directory).type(),
                system.getSystemLoadAverage());
    }

    /** One line; the load is that of the last minute, 1 for each thread that runs or waits to run. */
    public String described() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %d GiB, %s, Java %s, databases on %s, load before the run %.1f",
                processor,
                cores,
                memoryGiB,
                system,
                java,
                fileSystem,
                load);
    }

    private static String processorName() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        }
    }
}
