package io.recourse.query.guide;

import io.recourse.query.dispute.CaseRows;
import java.time.Clock;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what to do in a case. */
@Component
class GuideAnswers {

    private final CaseRows cases;
    private final Clock clock;

    GuideAnswers(CaseRows cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    @QueryHandler
    GuideFound handle(ReadGuide question) {
        return new GuideFound(cases.find(question.caseId())
                .map(state -> Guide.of(state, question.reader(), question.wanted(), clock.instant())));
    }
}
