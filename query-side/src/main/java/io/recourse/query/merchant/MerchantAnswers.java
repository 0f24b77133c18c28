package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.payment.MerchantId;
import io.recourse.query.change.Change;
import io.recourse.query.dispute.CaseRows;
import java.time.Clock;
import java.util.Optional;
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
        return new MerchantCaseFound(find(question.caseId(), question.merchantId())
                .map(state -> MerchantCaseView.of(state, question.reader(), clock.instant())));
    }

    @QueryHandler
    OutstandingFound handle(FindOutstanding question) {
        return new OutstandingFound(find(question.caseId(), question.merchantId())
                .map(state -> MerchantOutstanding.of(state, question.zone(), clock.instant())));
    }

    @QueryHandler
    MerchantStatusFound handle(PollMerchantCase question) {
        return new MerchantStatusFound(database.sql("select " + Change.COLUMNS
                        + " from query.case_change where case_id = :id and merchant_id = :merchant")
                .param("id", question.caseId().value())
                .param("merchant", question.merchantId().value())
                .query(Change::of)
                .optional()
                .map(MerchantStatus::of));
    }

    private Optional<CaseState> find(CaseId id, MerchantId merchant) {
        return cases.find(id)
                .filter(state -> state.merchantId().filter(merchant::equals).isPresent());
    }
}
