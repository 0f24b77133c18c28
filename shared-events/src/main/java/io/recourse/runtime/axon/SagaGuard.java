package io.recourse.runtime.axon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.SagaRepository;

/**
 * Hands events to the sagas of one type, and puts aside what they cannot take, with all that comes after it in its case. A failed
 * event gives up its batch first, and that is tried again with each event in a unit of work and behind a savepoint of its own:
 * so without failures nothing is slower. Every segment sees every event; the one that has the saga puts it aside. Whose an
 * unreadable event is nobody knows: the first segment that sees it puts it aside.
 */
final class SagaGuard<T> extends AnnotatedSagaManager<T> implements SequencedDeadLetterProcessor<EventMessage<?>> {

    private final Parts<T> parts;
    private final KeepAside policy;
    private final Set<Integer> careful = ConcurrentHashMap.newKeySet();
    private final String anyStand = "letters stand of " + this;

    SagaGuard(Builder<T> builder, Parts<T> parts) {
        super(builder);
        this.parts = parts;
        this.policy = new KeepAside(parts.group());
    }

    /** What a guard works with. */
    record Parts<T>(
            String group,
            SagaRepository<T> sagas,
            SequencedDeadLetterQueue<EventMessage<?>> queue,
            StandingLetters standing,
            List<CorrelationDataProvider> correlation,
            TransactionManager transactions,
            DataSource database) {
        Parts {
            correlation = List.copyOf(correlation);
        }
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        batch.onRollback(unit -> careful.add(segment.getSegmentId()));
        batch.afterCommit(unit -> careful.remove(segment.getSegmentId()));
        try {
            take(event, segment);
        } catch (Exception | Error failure) {
            if (PassingFailure.is(failure)) {
                throw failure;
            }
            throw new BatchGivenUp(failure);
        }
    }

    private void take(EventMessage<?> event, Segment segment) throws Exception {
        Set<AssociationValue> whose;
        List<String> lines;
        try {
            whose = extractAssociationValues(event);
            lines = Lines.of(event);
        } catch (Exception | Error unreadable) {
            putAsideUnread(event, unreadable);
            return;
        }
        Optional<String> standing =
                anyStand().get() ? parts.standing().before(lines, Lines.position(event)) : Optional.empty();
        if (standing.isPresent()) {
            if (isOf(segment, whose) && !parts.standing().kept(event.getIdentifier())) {
                parts.queue().enqueue(standing.get(), new GenericDeadLetter<>(standing.get(), event));
            }
        } else if (careful.contains(segment.getSegmentId())) {
            takeCarefully(event, segment, lines.getFirst());
        } else {
            super.handle(event, segment);
        }
    }

    private void takeCarefully(EventMessage<?> event, Segment segment, String line) throws Exception {
        try {
            handleAlone(event, segment);
        } catch (Exception failure) {
            putAside(event, line, failure);
        }
    }

    private void putAsideUnread(EventMessage<?> event, Throwable failure) throws Exception {
        String id = event.getIdentifier();
        // Whoever put it aside: what comes after it waits in this segment as well.
        anyStand().set(true);
        if (!parts.standing().kept(id) && !parts.standing().skipped(id)) {
            putAside(event, Lines.stream(event), exception(failure));
        }
    }

    private void putAside(EventMessage<?> event, String line, Exception failure) throws Exception {
        if (PassingFailure.is(failure)) {
            throw failure;
        }
        DeadLetter<EventMessage<?>> letter = new GenericDeadLetter<>(line, event, failure);
        EnqueueDecision<EventMessage<?>> decision = policy.decide(letter, failure);
        parts.queue()
                .enqueue(
                        line,
                        decision.withDiagnostics(
                                letter.withCause(decision.enqueueCause().orElse(null))));
        anyStand().set(true);
    }

    /** Whether a saga of this segment would take it, or would begin with it. */
    private boolean isOf(Segment segment, Set<AssociationValue> whose) {
        List<String> sagas = whose.stream()
                .flatMap(value -> parts.sagas().find(value).stream())
                .toList();
        return sagas.isEmpty()
                ? whose.stream().anyMatch(segment::matches)
                : sagas.stream().anyMatch(saga -> matchesSegment(segment, saga));
    }

    /** All that comes of it is done, or nothing. */
    private void handleAlone(EventMessage<?> event, Segment segment) throws Exception {
        try (HandlerSavepoint savepoint = HandlerSavepoint.in(parts.database())) {
            UnitOfWork<?> alone = DefaultUnitOfWork.startAndGet(event);
            parts.correlation().forEach(alone::registerCorrelationDataProvider);
            ResultMessage<?> result = alone.executeWithResult(() -> {
                super.handle(event, segment);
                return Optional.empty();
            });
            if (result.isExceptional()) {
                throw exception(result.exceptionResult());
            }
            savepoint.keep();
        }
    }

    private static Exception exception(Throwable failure) {
        return switch (failure) {
            case Exception exception -> exception;
            case Error error -> new HandlerFailure(error);
            case Throwable other -> new IllegalStateException(other);
        };
    }

    /** Looked up once for each batch: what another segment puts aside meanwhile is not this one's. */
    private AtomicBoolean anyStand() {
        return CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(
                        anyStand, key -> new AtomicBoolean(parts.standing().any()));
    }

    @Override
    public boolean process(Predicate<DeadLetter<? extends EventMessage<?>>> wanted) {
        UnitOfWork<?> unit = new DefaultUnitOfWork<>(null);
        unit.attachTransaction(parts.transactions());
        return unit.executeWithResult(() -> parts.queue().process(wanted, this::again))
                .getPayload();
    }

    /** Every segment is taken for ours: the letter is the saga's, whoever has it now. */
    private EnqueueDecision<EventMessage<?>> again(DeadLetter<? extends EventMessage<?>> letter) {
        EventMessage<?> event = letter.message();
        try {
            Optional<String> other = otherLine(letter);
            if (other.isPresent()) {
                parts.queue().enqueue(other.get(), new GenericDeadLetter<>(other.get(), event));
            } else {
                handleAlone(event, Segment.ROOT_SEGMENT);
            }
            return Decisions.evict();
        } catch (Exception failure) {
            return policy.decide(letter, failure);
        }
    }

    /** A payment's event that waited for its stream may have to wait for its case as well. */
    private Optional<String> otherLine(DeadLetter<? extends EventMessage<?>> letter) {
        if (!(letter instanceof JdbcDeadLetter<?> stored)) {
            return Optional.empty();
        }
        List<String> others = Lines.of(letter.message()).stream()
                .filter(line -> !line.equals(stored.getSequenceIdentifier()))
                .toList();
        return others.isEmpty() ? Optional.empty() : parts.standing().before(others, Lines.position(letter.message()));
    }
}
