package io.recourse.query.payment;

import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentState;
import io.recourse.query.projection.Announcement;
import io.recourse.query.projection.BatchFold;
import io.recourse.query.projection.ReadModel;
import io.recourse.query.projection.SkippedEvents;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps one row for every payment. */
@Component
@ProcessingGroup(PaymentProjection.NAME)
public class PaymentProjection {

    public static final String NAME = "payments";

    private final BatchFold<PaymentEvent, PaymentState> fold;
    private final PaymentRows rows;
    private final Announcement news;

    PaymentProjection(PaymentRows rows, Announcement news, SkippedEvents skipped) {
        this.rows = rows;
        this.news = news;
        this.fold = new BatchFold<>(
                PaymentEvent.class,
                e -> e.paymentId().value(),
                (before, event, sequence, recordedAt) -> PaymentState.evolve(before, event, sequence),
                rows,
                skipped.of(NAME));
    }

    @EventHandler
    void on(
            PaymentEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt,
            ReplayStatus replay,
            UnitOfWork<?> batch) {
        fold.on(event, sequence, recordedAt, batch, () -> {
            if (!replay.isReplay()) {
                news.reached(ReadModel.PAYMENT, event.paymentId().value(), sequence);
            }
        });
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }
}
