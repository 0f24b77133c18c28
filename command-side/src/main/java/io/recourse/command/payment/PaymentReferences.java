package io.recourse.command.payment;

import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentRecorded;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a payment by its source's own id of it. The wallet's own ledger needs none. */
@Component
@ProcessingGroup(PaymentReferences.GROUP)
public class PaymentReferences {

    /** What becomes known about payments outside of their own events shares one reader of the history. */
    public static final String GROUP = "command.payments";

    private final JdbcClient jdbc;

    PaymentReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(PaymentRecorded e) {
        String source = e.details().source();
        if (source.equals(PaymentDetails.WALLET_LEDGER)) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO command.payment_reference (source, reference, payment_id) VALUES (?, ?, ?)
                        ON CONFLICT (source, reference) DO NOTHING""")
                .param(source)
                .param(e.details().sourceReference().orElse(e.paymentId().value()))
                .param(e.paymentId().value())
                .update();
    }

    /** By the first of {@code references} that is known. */
    public Optional<PaymentId> find(String source, List<String> references) {
        return references.stream()
                .flatMap(reference -> find(source, reference).stream())
                .findFirst();
    }

    /** Empty also while the payment has just been recorded. */
    public Optional<PaymentId> find(String source, String reference) {
        return jdbc.sql("SELECT payment_id FROM command.payment_reference WHERE source = ? AND reference = ?")
                .param(source)
                .param(reference)
                .query((row, n) -> PaymentId.of(row.getString(1)))
                .optional();
    }
}
