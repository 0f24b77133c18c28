package io.recourse.command.policy.pack;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of golden vectors in {@code src/test/resources/vectors}, one a pack. */
final class Vectors {

    private Vectors() {}

    /** In the order of the table. */
    static List<Vector> of(String pack) {
        List<String> lines = lines(pack);
        if (!lines.getFirst().equals(Vector.HEAD)) {
            throw new IllegalArgumentException(pack + ".csv does not begin with " + Vector.HEAD);
        }
        return IntStream.range(1, lines.size())
                .mapToObj(i -> Vector.parse(pack, i + 1, lines.get(i)))
                .toList();
    }

    static Stream<Vector> all() {
        return Shipped.CATALOGUE.packs().stream().map(Pack::id).distinct().flatMap(id -> of(id).stream());
    }

    private static List<String> lines(String pack) {
        return TestFile.text("/vectors/" + pack + ".csv").lines().toList();
    }
}
