package io.recourse.customer;

import io.recourse.dispute.CaseId;
import java.util.List;

/** @param ids a few of them, when there are many */
public record OpenCases(List<CaseId> ids) {

    public OpenCases {
        ids = List.copyOf(ids);
    }
}
