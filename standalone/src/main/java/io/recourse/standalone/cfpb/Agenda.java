package io.recourse.standalone.cfpb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What happens when in virtual time: all openings and answers of a file, in order. */
final class Agenda {

    /** Something to do at a moment. What shares a moment is about different cases and may be done at once. */
    sealed interface Step {

        Replay replay();

        record Open(Replay replay) implements Step {}

        record Respond(Replay replay, Replay.Answered answered) implements Step {}
    }

    private final NavigableMap<Instant, List<Step>> moments = new TreeMap<>();
    private int steps;

    Agenda(Iterable<Replay> replays) {
        for (Replay replay : replays) {
            add(replay.opensAt(), new Step.Open(replay));
            replay.answered().ifPresent(answered -> add(answered.at(), new Step.Respond(replay, answered)));
        }
    }

    private void add(Instant at, Step step) {
        moments.computeIfAbsent(at, unused -> new ArrayList<>()).add(step);
        steps++;
    }

    NavigableMap<Instant, List<Step>> moments() {
        return moments;
    }

    int steps() {
        return steps;
    }
}
