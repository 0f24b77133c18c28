package io.recourse.query.dispute;

import io.recourse.customer.FindOpenCases;
import io.recourse.customer.OpenCases;
import io.recourse.dispute.CaseView;
import java.time.Clock;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers questions about cases. */
@Component
class CaseAnswers {

    private final CaseRows rows;
    private final Worklist worklist;
    private final Clock clock;

    CaseAnswers(CaseRows rows, Worklist worklist, Clock clock) {
        this.rows = rows;
        this.worklist = worklist;
        this.clock = clock;
    }

    @QueryHandler
    CaseFound handle(FindCase question) {
        return new CaseFound(
                rows.find(question.caseId()).map(state -> CaseView.of(state, question.reader(), clock.instant())));
    }

    @QueryHandler
    OpenCases handle(FindOpenCases question) {
        return new OpenCases(rows.open(question.customerId()));
    }

    @QueryHandler
    CaseList handle(ListCases question) {
        return worklist.list(question);
    }

    @QueryHandler
    CaseCounts handle(CountCases question) {
        return worklist.count(question);
    }
}
