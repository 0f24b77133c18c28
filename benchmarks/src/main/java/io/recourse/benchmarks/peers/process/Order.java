package io.recourse.benchmarks.peers.process;

import java.time.Duration;
import java.util.List;

/** What a child is asked for, one line each. */
public sealed interface Order {

    /** Play one case and read it back; answered with the contender's name. */
    record Prove() implements Order {}

    /** Play cases; answered with a {@link Round}. */
    record Play(int clients, Duration time) implements Order {}

    /** Answered with a {@link Memory}. */
    record Weigh() implements Order {}

    /** As {@link #read} takes it. */
    default String line() {
        return switch (this) {
            case Prove proof -> "prove";
            case Play play -> "play " + play.clients() + " " + play.time().toMillis();
            case Weigh weigh -> "weigh";
        };
    }

    /** @throws IllegalArgumentException when it is none */
    static Order read(String line) {
        List<String> words = List.of(line.split(" ", -1));
        return switch (words.getFirst()) {
            case "prove" -> new Prove();
            case "play" -> new Play(Integer.parseInt(words.get(1)), Duration.ofMillis(Long.parseLong(words.get(2))));
            case "weigh" -> new Weigh();
            default -> throw new IllegalArgumentException("no order: " + line);
        };
    }
}
