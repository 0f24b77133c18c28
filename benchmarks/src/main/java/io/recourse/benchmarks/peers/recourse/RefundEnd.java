package io.recourse.benchmarks.peers.recourse;

import io.recourse.dispute.CaseId;

/** Tells when the refund of a case has been executed and the case knows. */
public interface RefundEnd {

    /** Before it is asked for. */
    void expect(CaseId caseId);

    /** @throws Exception when it does not come true in time */
    void await(CaseId caseId) throws Exception;
}
