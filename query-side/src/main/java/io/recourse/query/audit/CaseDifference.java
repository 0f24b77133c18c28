package io.recourse.query.audit;

import io.recourse.dispute.CaseState;
import io.recourse.query.timeline.Change;
import io.recourse.query.timeline.TimelineItem;
import java.time.Instant;
import java.util.List;

/**
 * What happened to a case between two points, and what it came to.
 *
 * @param events after {@code from}, up to {@code to}
 * @param changes what is so at {@code to} and was not at {@code from}
 */
record CaseDifference(End from, End to, List<TimelineItem> events, List<Change> changes) {

    /** @param recordedAt of the event that the version is named by */
    record End(long version, Instant recordedAt) {

        static End of(CaseState state) {
            return new End(state.version(), state.updatedAt());
        }
    }
}
