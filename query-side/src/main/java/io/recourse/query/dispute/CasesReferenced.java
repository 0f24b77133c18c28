package io.recourse.query.dispute;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Phase;
import java.util.List;

/** The cases that another system's references belong to, in no order; references without a case are left out. */
public record CasesReferenced(List<Item> items) {

    public CasesReferenced {
        items = List.copyOf(items);
    }

    /** @param missed names of its deadlines that expired */
    public record Item(String externalId, CaseId caseId, long version, Phase phase, List<DeadlineName> missed) {

        public Item {
            missed = List.copyOf(missed);
        }
    }
}
