package io.recourse.benchmarks.peers.harness;

import io.recourse.benchmarks.peers.process.Memory;

/**
 * What a contender takes after its last round.
 *
 * @param grown bytes by which its database has grown in all rounds that count
 * @param cases that it has kept in these rounds
 */
public record Weight(Memory memory, long grown, long cases) {

    public double bytesPerCase() {
        return (double) grown / cases;
    }
}
