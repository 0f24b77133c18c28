package io.recourse.query.merchant;

import io.recourse.dispute.CaseStatus;
import io.recourse.query.dispute.CaseRows;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers merchants' questions, each about its own cases only. */
@Component
class MerchantAnswers {

    private final CaseRows cases;
    private final JdbcClient database;
    private final Clock clock;

    MerchantAnswers(CaseRows cases, JdbcClient database, Clock clock) {
        this.cases = cases;
        this.database = database;
        this.clock = clock;
    }

    @QueryHandler
    MerchantCaseFound handle(FindMerchantCase question) {
        return new MerchantCaseFound(cases.find(question.caseId())
                .filter(state ->
                        state.merchantId().filter(question.merchantId()::equals).isPresent())
                .map(state -> MerchantCaseView.of(state, question.reader(), clock.instant())));
    }

    /** Reads columns only: this is asked again and again. */
    @QueryHandler
    MerchantStatusFound handle(PollMerchantCase question) {
        return new MerchantStatusFound(database.sql("select version, status, updated_at from query.dispute_case"
                        + " where case_id = :id and merchant_id = :merchant")
                .param("id", question.caseId().value())
                .param("merchant", question.merchantId().value())
                .query((row, number) -> new MerchantStatus(
                        question.caseId(),
                        row.getLong("version"),
                        CaseStatus.valueOf(row.getString("status")),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .optional());
    }
}
