package io.recourse.runtime.axon;

/** How much a processor takes at once. Axon's defaults are 16 segments and one event for each transaction. */
enum ProcessorKind {
    PROJECTION(500, 2),
    /** Sagas wait for the commands that they send, and a failure repeats the batch: so a batch is small. */
    SAGA(50, 2),
    /** Its order is that of the whole history, which only one can keep. */
    HISTORY(500, 1);

    private final int batchSize;
    private final int segments;

    ProcessorKind(int batchSize, int segments) {
        this.batchSize = batchSize;
        this.segments = segments;
    }

    /** Most events in one transaction. */
    int batchSize() {
        return batchSize;
    }

    /** How many threads, here or in other processes, share the work; it stays as it was first created. */
    int segments() {
        return segments;
    }
}
