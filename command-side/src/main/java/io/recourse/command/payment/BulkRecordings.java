package io.recourse.command.payment;

import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentRecorded;
import io.recourse.payment.RecordPayment;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rule;
import io.recourse.runtime.axon.ConcurrentChange;
import io.recourse.runtime.axon.FirstEvents;
import io.recourse.runtime.vault.DataKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.stereotype.Component;

/** As {@link Recordings}, for many payments at once: what is new goes to the event store in one transaction. */
@Component
public class BulkRecordings {

    private static final String AGGREGATE_TYPE = Payment.class.getSimpleName();

    private final Recordings recordings;
    private final FirstEvents firstEvents;
    private final EventStore events;
    private final TransactionManager transactions;
    private final DataKeys keys;
    private final Configuration axon;

    BulkRecordings(
            Recordings recordings,
            FirstEvents firstEvents,
            EventStore events,
            TransactionManager transactions,
            DataKeys keys,
            Configuration axon) {
        this.recordings = recordings;
        this.firstEvents = firstEvents;
        this.events = events;
        this.transactions = transactions;
        this.keys = keys;
        this.axon = axon;
    }

    /** What became of one payment. */
    public enum Outcome {
        NEW,
        /** The same payment had been recorded before. */
        KNOWN,
        /** Its id had been recorded with other details: {@link Rule#PAYMENT_DIFFERS}. */
        DIFFERS,
        /** Its id names something else in the event store. */
        TAKEN
    }

    /**
     * Takes the payments in, as if each of {@code commands} had been sent in this order. All that is new is on disk when this returns.
     *
     * @param commands a few hundred at most
     * @return one outcome for each
     */
    public List<Outcome> record(List<RecordPayment> commands) {
        Map<String, Optional<PaymentDetails>> known = known(commands);
        List<RecordPayment> fresh = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (RecordPayment command : commands) {
            String id = command.paymentId().value();
            if (known.containsKey(id)) {
                outcomes.add(outcome(known.getOrDefault(id, Optional.empty()), command));
            } else {
                known.put(id, Optional.of(command.details()));
                fresh.add(command);
                outcomes.add(Outcome.NEW);
            }
        }
        return append(fresh)
                ? List.copyOf(outcomes)
                : commands.stream().map(this::alone).toList();
    }

    /** By identifier; without details where something else has it. */
    private Map<String, Optional<PaymentDetails>> known(List<RecordPayment> commands) {
        List<String> ids = commands.stream()
                .map(command -> command.paymentId().value())
                .distinct()
                .toList();
        Map<String, Optional<PaymentDetails>> known = new HashMap<>();
        firstEvents.of(ids).forEach(first -> known.put(first.getAggregateIdentifier(), details(first)));
        return known;
    }

    private static Optional<PaymentDetails> details(DomainEventMessage<?> first) {
        return first.getPayload() instanceof PaymentRecorded recorded
                ? Optional.of(recorded.details())
                : Optional.empty();
    }

    private static Outcome outcome(Optional<PaymentDetails> known, RecordPayment command) {
        return known.map(details -> details.sameAs(command.details()) ? Outcome.KNOWN : Outcome.DIFFERS)
                .orElse(Outcome.TAKEN);
    }

    /** False, with nothing written, when somebody else was faster with one of them. */
    private boolean append(List<RecordPayment> fresh) {
        if (fresh.isEmpty()) {
            return true;
        }
        keys.prepare(fresh.stream()
                .map(RecordPayment::details)
                .filter(details ->
                        details.device().isPresent() || details.description().isPresent())
                .map(PaymentDetails::customerId)
                .toList());
        DefaultUnitOfWork<CommandMessage<?>> unit = DefaultUnitOfWork.startAndGet(null);
        try {
            unit.attachTransaction(transactions);
            unit.execute(() -> events.publish(fresh.stream().map(this::recorded).toList()));
            return true;
        } catch (RuntimeException e) {
            if (ConcurrentChange.causes(e)) {
                return false;
            }
            throw e;
        }
    }

    /** What the aggregate would have applied, with what its message would have carried. */
    private DomainEventMessage<PaymentEvent> recorded(RecordPayment command) {
        CommandMessage<RecordPayment> message = GenericCommandMessage.asCommandMessage(command);
        Map<String, Object> correlation = new HashMap<>();
        axon.correlationDataProviders().forEach(provider -> correlation.putAll(provider.correlationDataFor(message)));
        return new GenericDomainEventMessage<>(
                AGGREGATE_TYPE, command.paymentId().value(), 0, Payment.recorded(command), MetaData.from(correlation));
    }

    private Outcome alone(RecordPayment command) {
        try {
            return recordings.record(command).isNew() ? Outcome.NEW : Outcome.KNOWN;
        } catch (RuntimeException e) {
            if (Rejected.in(e)
                    .filter(rejection -> rejection.rule() == Rule.PAYMENT_DIFFERS)
                    .isPresent()) {
                return Outcome.DIFFERS;
            }
            if (ConcurrentChange.causes(e)) {
                return Outcome.TAKEN;
            }
            throw e;
        }
    }
}
