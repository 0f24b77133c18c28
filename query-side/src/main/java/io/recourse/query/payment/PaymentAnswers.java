package io.recourse.query.payment;

import io.recourse.payment.PaymentState;
import io.recourse.payment.PaymentView;
import io.recourse.query.list.Part;
import io.recourse.query.projection.StoredDocuments;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers questions about payments. */
@Component
class PaymentAnswers {

    private static final Part.Order LATEST_FIRST = new Part.Order("captured_at", "payment_id", true);

    private final JdbcClient database;
    private final StoredDocuments documents;
    private final PaymentRows rows;

    PaymentAnswers(JdbcClient database, StoredDocuments documents, PaymentRows rows) {
        this.database = database;
        this.documents = documents;
        this.rows = rows;
    }

    @QueryHandler
    PaymentFound handle(FindPayment question) {
        return new PaymentFound(rows.find(question.paymentId()).map(PaymentView::of));
    }

    @QueryHandler
    PaymentList handle(ListPayments question) {
        Part<PaymentView> part = Part.read(
                database,
                "query.payment",
                question.filter().where(),
                LATEST_FIRST,
                question.after(),
                question.limit(),
                (row, number) -> PaymentView.of(documents.read(row.getString("doc"), PaymentState.class)));
        return new PaymentList(part.items(), part.next());
    }
}
