package io.recourse.benchmarks.peers.harness;

/**
 * What the database did for one contender.
 *
 * @param statements without those that only begin and end a transaction
 * @param wal bytes written ahead, of the whole server: only one contender plays at a time
 * @param processor nanoseconds of all the server's processes, to a hundredth of a second
 */
public record Counts(long statements, long wal, long processor) {

    Counts since(Counts mark) {
        return new Counts(statements - mark.statements, wal - mark.wal, processor - mark.processor);
    }
}
