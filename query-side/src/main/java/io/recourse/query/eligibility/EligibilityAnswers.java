package io.recourse.query.eligibility;

import io.recourse.query.dispute.CaseRows;
import io.recourse.query.payment.PaymentRows;
import java.time.Clock;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers whether a refund would be possible. */
@Component
class EligibilityAnswers {

    private final CaseRows cases;
    private final PaymentRows payments;
    private final Clock clock;

    EligibilityAnswers(CaseRows cases, PaymentRows payments, Clock clock) {
        this.cases = cases;
        this.payments = payments;
        this.clock = clock;
    }

    @QueryHandler
    RefundExplained handle(ExplainRefund question) {
        return new RefundExplained(cases.find(question.caseId())
                .map(state -> Prospect.of(
                        state,
                        question.paymentId(),
                        payments.find(question.paymentId()),
                        question.amount(),
                        question.reader(),
                        clock.instant())));
    }
}
