package io.recourse.benchmarks.peers.process;

/**
 * What one peer did in one round. Times are in nanoseconds.
 *
 * @param commands that were acknowledged within the round
 * @param nanos how long the round was
 * @param p50 of a command, from the call to its return
 * @param p99 of a command
 * @param cases that were played, also those that ended after the round: a case that is begun is played to its end
 * @param processor time that the process took for all these cases, until all of it could be read
 * @param lagMedian how far behind what could be read was, sampled steadily within the round
 * @param lagMost the longest of these
 * @param catchUp from the last acknowledgement until all of it could be read
 */
public record Round(
        long commands,
        long nanos,
        long p50,
        long p99,
        long cases,
        long processor,
        long lagMedian,
        long lagMost,
        long catchUp) {

    public double commandsPerSecond() {
        return commands * 1e9 / nanos;
    }
}
