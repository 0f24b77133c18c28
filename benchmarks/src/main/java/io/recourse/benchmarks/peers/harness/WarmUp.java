package io.recourse.benchmarks.peers.harness;

/** Until two parts in a row have brought nothing that is worth telling. */
final class WarmUp {

    private static final double FASTER = 1.05;
    private static final int ENOUGH = 2;

    private final int most;
    private int parts;
    private int noFaster;
    private double best;

    WarmUp(int most) {
        this.most = most;
    }

    void add(double commandsPerSecond) {
        parts++;
        if (commandsPerSecond > best * FASTER) {
            best = commandsPerSecond;
            noFaster = 0;
        } else {
            noFaster++;
        }
    }

    boolean done() {
        return parts >= most || noFaster >= ENOUGH;
    }
}
