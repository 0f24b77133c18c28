package io.recourse.standalone.cfpb;

import io.recourse.dispute.CaseId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The highest version of each case that anybody has seen: what the read side must have come to before it is asked. */
final class Versions {

    private final Map<CaseId, Long> highest = new ConcurrentHashMap<>();

    void seen(CaseId caseId, long version) {
        highest.merge(caseId, version, Math::max);
    }

    /** -1 for a case that nobody has seen. */
    long of(CaseId caseId) {
        return highest.getOrDefault(caseId, -1L);
    }
}
