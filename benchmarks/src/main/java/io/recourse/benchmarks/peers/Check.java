package io.recourse.benchmarks.peers;

import java.time.Duration;
import java.util.List;

/** Plays one case and reads it back: a peer that forgets something is not measured. */
public final class Check {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Check() {}

    /** @throws IllegalStateException when the history does not tell all that was done */
    public static void of(Contender contender, Peer peer, CaseFile file) throws Exception {
        PlayedCase played = peer.begin(file);
        boolean keepsCases = contender.part() != Contender.Part.LIMIT;
        for (Step step : Step.values()) {
            played.take(step);
            if (step == Step.OPEN && keepsCases) {
                awaitReadable(peer);
                require(played.history().timerPending(), "no timer is pending after the opening", played.history());
            }
        }
        awaitReadable(peer);
        History history = played.history();
        steps(history);
        if (keepsCases) {
            words(file, history);
            require(!history.timerPending(), "the timer is still pending", history);
            require(refunded(file, history), "the refund is not executed", history);
        }
    }

    private static void steps(History history) {
        List<Step> taken = history.entries().stream().map(History.Entry::step).toList();
        require(taken.equals(List.of(Step.values())), "not all steps in their order", history);
        for (History.Entry entry : history.entries()) {
            require(!entry.who().isBlank(), "nobody did " + entry.step(), history);
        }
    }

    private static void words(CaseFile file, History history) {
        for (History.Entry entry : history.entries()) {
            for (String word : entry.step().told(file)) {
                require(entry.payload().contains(word), entry.step() + " does not tell " + word, history);
            }
        }
    }

    private static boolean refunded(CaseFile file, History history) {
        return history.refund()
                .filter(moved -> moved.amount().equals(file.amount()))
                .filter(moved -> !moved.reference().isBlank())
                .isPresent();
    }

    private static void awaitReadable(Peer peer) throws InterruptedException {
        CaughtUp.await(peer, PATIENCE);
    }

    private static void require(boolean kept, String otherwise, History history) {
        if (!kept) {
            throw new IllegalStateException(otherwise + ": " + history);
        }
    }
}
