package io.recourse.query.audit.export;

import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * One export.
 *
 * @param last position of the event that was the last when it was asked for
 * @param patience how long it may be waited until everything is signed
 * @param progress is told how many events have been read
 */
record Run(ExportFilter filter, long last, Duration patience, LongConsumer progress) {

    Run upTo(long position) {
        return new Run(filter, position, patience, progress);
    }
}
