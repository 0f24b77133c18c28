package io.recourse.query.dispute;

import io.recourse.actor.Actor;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads one case, as fresh as the caller asks. */
@Component
public final class CaseReader {

    private final Queries queries;
    private final Freshness freshness;

    CaseReader(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    /** @throws Rejected {@link Rule#CASE_UNKNOWN} when there is no such case */
    public CaseView read(CaseId id, Actor reader, Optional<Long> minVersion) {
        freshness.await(ReadModel.CASE, id.value(), minVersion);
        return queries.ask(new FindCase(id, reader), CaseFound.class).view().orElseThrow(CaseReader::unknown);
    }

    public static Rejected unknown() {
        return new Rejected(Rejection.of(Rule.CASE_UNKNOWN));
    }
}
