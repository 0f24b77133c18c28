package io.recourse.query.timeline;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers questions about timelines. */
@Component
class TimelineAnswers {

    private final TimelineRows rows;

    TimelineAnswers(TimelineRows rows) {
        this.rows = rows;
    }

    @QueryHandler
    TimelinePart handle(ReadTimeline question) {
        Words words = new Words(question.language());
        return new TimelinePart(rows.read(question.caseId(), question.from(), question.limit(), words));
    }
}
