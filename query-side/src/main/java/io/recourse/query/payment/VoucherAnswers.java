package io.recourse.query.payment;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what a voucher says. */
@Component
class VoucherAnswers {

    private final PaymentRows rows;

    VoucherAnswers(PaymentRows rows) {
        this.rows = rows;
    }

    @QueryHandler
    VoucherFound handle(FindVoucher question) {
        return new VoucherFound(rows.find(question.paymentId()).map(VoucherFound.Voucher::of));
    }
}
