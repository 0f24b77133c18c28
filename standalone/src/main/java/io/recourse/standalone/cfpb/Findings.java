package io.recourse.standalone.cfpb;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Phase;
import io.recourse.query.dispute.CasesReferenced;
import java.util.List;

/**
 * How the cases of a file stand.
 *
 * @param late the first response missed its deadline
 * @param finalMissed the final answer missed its deadline
 */
record Findings(int cases, int late, int finalMissed, int open) {

    static Findings of(List<CasesReferenced.Item> items) {
        return new Findings(
                items.size(), missed(items, DeadlineName.FIRST_RESPONSE), missed(items, DeadlineName.RESOLUTION), (int)
                        items.stream()
                                .filter(item -> item.phase() != Phase.CLOSED)
                                .count());
    }

    private static int missed(List<CasesReferenced.Item> items, DeadlineName name) {
        return (int) items.stream().filter(item -> item.missed().contains(name)).count();
    }
}
