package io.recourse.benchmarks.scaling;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many processes keep the cases, in the order of the report. */
enum Shape {
    ALONE("both sides in one process, events in PostgreSQL", "scaling_alone", 0),
    ONE("one of each side, Axon Server", "scaling_server", 1),
    TWO("two of each side, Axon Server", "scaling_server", 2);

    private final String label;
    private final String database;
    private final int ofEach;

    Shape(String label, String database, int ofEach) {
        this.label = label;
        this.database = database;
        this.ofEach = ofEach;
    }

    /** As the report names it. */
    String label() {
        return label;
    }

    /** One for one history: Axon Server has one, which all that run on it share. */
    String database() {
        return database;
    }

    boolean onAxonServer() {
        return ofEach > 0;
    }

    /** A program for each process. */
    List<Program> programs() {
        return onAxonServer()
                ? Stream.concat(times(Program.COMMAND_SIDE), times(Program.QUERY_SIDE))
                        .toList()
                : List.of(Program.BOTH_SIDES);
    }

    private Stream<Program> times(Program program) {
        return IntStream.range(0, ofEach).mapToObj(n -> program);
    }
}
