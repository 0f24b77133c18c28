package io.recourse.standalone.faults;

import io.recourse.standalone.crash.Bag;
import io.recourse.standalone.crash.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** {@code JAR ROUNDS MINUTES SEED DIRECTORY FAULT…}: so many faults of an installation on the Axon Server in the jar. */
final class Faults {

    private static final int FIXED = 5;

    private Faults() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Instant until = Instant.now().plus(Duration.ofMinutes(Long.parseLong(arguments[2])));
        long seed = Long.parseLong(arguments[3]);
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[4])), "faults");
        List<Fault> among = possible(List.of(arguments).subList(FIXED, arguments.length).stream()
                .map(Fault::valueOf)
                .toList());
        System.out.printf("%d rounds, seed %d, in %s%n", rounds, seed, directory);
        Bag<Fault> bag = new Bag<>(among, new Random(seed));
        try (OwnServer events = new OwnServer(jar, directory.resolve("axonserver"))) {
            events.start();
            Figures figures = new FaultRounds(directory, events, seed)
                    .run(Stream.generate(bag::next)
                            .limit(rounds)
                            .takeWhile(fault -> Instant.now().isBefore(until))::iterator);
            System.out.println(figures);
            System.exit(figures.findings().isEmpty() ? 0 : 1);
        }
    }

    private static List<Fault> possible(List<Fault> wanted) {
        if (Skew.possible() || !wanted.contains(Fault.CLOCK)) {
            return wanted;
        }
        System.out.println("CLOCK is left out: it needs Debian's package libfaketime");
        return wanted.stream().filter(fault -> fault != Fault.CLOCK).toList();
    }
}
