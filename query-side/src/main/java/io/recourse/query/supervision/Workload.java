package io.recourse.query.supervision;

import io.recourse.work.Queue;
import java.util.Map;

/**
 * Who has how many open cases now.
 *
 * @param unassigned what nobody has
 * @param byAssignee by the subject of their tokens
 */
record Workload(Tally total, Tally unassigned, Map<String, Tally> byAssignee, Map<Queue, Tally> byQueue) {

    /**
     * Open cases.
     *
     * @param atRisk those of which a running deadline is due within 24 hours, as the view {@code atRisk} lists them
     * @param overdue those in which the wallet has missed a deadline in this round, or a running one is past due
     */
    record Tally(long open, long atRisk, long overdue) {
        static final Tally NONE = new Tally(0, 0, 0);
    }
}
