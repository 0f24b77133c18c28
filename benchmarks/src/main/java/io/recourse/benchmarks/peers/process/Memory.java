package io.recourse.benchmarks.peers.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the process takes, in bytes.
 *
 * @param resident all of it, as the system counts it
 * @param heap what is left of the heap after it was cleaned
 */
public record Memory(long resident, long heap) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    static Memory now() throws IOException {
        long resident = residentNow();
        System.gc();
        return new Memory(
                resident,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private static long residentNow() throws IOException {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .map(line ->
                            line.substring(RESIDENT.length()).replace("kB", "").strip())
                    .mapToLong(kibibytes -> 1024 * Long.parseLong(kibibytes))
                    .sum();
        }
    }
}
