package io.recourse.runtime.axon;

/**
 * How much a processor takes at once. Axon's defaults are 16 segments and one event for each transaction.
 *
 * @param batchSize most events in one transaction
 * @param segments how many threads, here or in other processes, share the work; it stays as it was first created
 */
record ProcessorKind(int batchSize, int segments) {

    static final ProcessorKind PROJECTION = new ProcessorKind(500, 2);

    /** Sagas wait for the commands that they send, and a failure repeats the batch: so a batch is small. */
    static final ProcessorKind SAGA = new ProcessorKind(20, 2);
}
