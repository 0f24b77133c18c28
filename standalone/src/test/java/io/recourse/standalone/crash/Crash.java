package io.recourse.standalone.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** {@code ROUNDS MINUTES SEED DIRECTORY POINT…}: kills an installation in the directory so often, and tells what came of it. */
final class Crash {

    private Crash() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Instant until = Instant.now().plus(Duration.ofMinutes(Long.parseLong(arguments[1])));
        long seed = Long.parseLong(arguments[2]);
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[3])), "crash");
        List<KillPoint> among = List.of(arguments).subList(4, arguments.length).stream()
                .map(KillPoint::valueOf)
                .toList();
        System.out.printf("%d rounds, seed %d, in %s%n", rounds, seed, directory);
        Bag<KillPoint> bag = new Bag<>(among, new Random(seed));
        Figures figures = new Rounds(directory, seed, among.stream().anyMatch(KillPoint::isOfNetwork))
                .run(Stream.generate(bag::next)
                        .limit(rounds)
                        .takeWhile(point -> Instant.now().isBefore(until))::iterator);
        System.out.println(figures);
        System.exit(figures.findings().isEmpty() ? 0 : 1);
    }
}
