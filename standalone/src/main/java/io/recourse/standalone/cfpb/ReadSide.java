package io.recourse.standalone.cfpb;

import io.recourse.query.dispute.CasesReferenced;
import io.recourse.query.dispute.FindReferenced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;

/** What the system itself says about the imported cases, once all that was written has been read. */
final class ReadSide {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ASKED_AT_ONCE = 1_000;

    private final QueryGateway queries;
    private final Processors processors;

    ReadSide(QueryGateway queries, Processors processors) {
        this.queries = queries;
        this.processors = processors;
    }

    /** The cases, as they are when everybody has seen all of their {@code versions}, and sagas and projections rest. */
    Findings settled(Collection<String> complaintIds, Versions versions) throws InterruptedException {
        processors.awaitHead();
        List<String> ids = List.copyOf(complaintIds);
        Until.is("the cases can be read", () -> upToDate(find(ids), versions), PATIENCE);
        return Findings.of(find(ids));
    }

    private List<CasesReferenced.Item> find(List<String> ids) {
        List<CasesReferenced.Item> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + ASKED_AT_ONCE, ids.size()));
            found.addAll(queries.query(new FindReferenced(Complaints.SOURCE, some), CasesReferenced.class)
                    .join()
                    .items());
        }
        return found;
    }

    private static boolean upToDate(List<CasesReferenced.Item> items, Versions versions) {
        return items.stream().allMatch(item -> item.version() >= versions.of(item.caseId()));
    }
}
