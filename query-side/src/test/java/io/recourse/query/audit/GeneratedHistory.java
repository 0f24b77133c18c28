package io.recourse.query.audit;

import io.recourse.dispute.Basis;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Outcome;
import io.recourse.runtime.axon.FirstEvents;
import io.recourse.runtime.axon.StoredHistory;
import io.recourse.runtime.json.StoredJson;
import io.recourse.testing.CaseEvents;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/** A history of any length that takes no room: cases of five events each, one after the other, made when they are read. */
public final class GeneratedHistory implements EventStore, FirstEvents {

    public static final int EVENTS_A_CASE = 5;

    private static final Instant RECORDED = Instant.parse("2026-05-01T12:00:00Z");

    private final Map<String, Integer> cases;
    private long taken;

    public GeneratedHistory(int cases) {
        this.cases = IntStream.range(0, cases)
                .boxed()
                .collect(Collectors.toMap(number -> CaseEvents.id(number).value(), number -> number));
    }

    public StoredEvents stored() {
        return new StoredEvents(this, new StoredHistory(this), new EventPositions(this), serializer());
    }

    public static Serializer serializer() {
        return Jackson3Serializer.builder()
                .revisionResolver(new AnnotationRevisionResolver())
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();
    }

    /** How many events were taken off its streams. */
    public long taken() {
        return taken;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken((long) cases.size() * EVENTS_A_CASE - 1);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new Generated(after == null ? 0 : after.position().orElseThrow() + 1);
    }

    @Override
    public DomainEventStream readEvents(String id) {
        return Optional.ofNullable(cases.get(id))
                .map(number -> DomainEventStream.of(messages(number)))
                .orElseGet(DomainEventStream::empty);
    }

    @Override
    public List<DomainEventMessage<?>> of(Collection<String> ids) {
        return ids.stream()
                .filter(cases::containsKey)
                .<DomainEventMessage<?>>map(id -> readEvents(id).next())
                .toList();
    }

    private static List<DomainEventMessage<?>> messages(int number) {
        List<DisputeEvent> events = CaseEvents.of(number)
                .merchant("m-" + number % 10)
                .opened()
                .note("客户说 \"no\" <&> \u0007")
                .refundRequested("88.00")
                .refundSucceeded("88.00")
                .closed(Outcome.CUSTOMER_FAVOUR, Basis.ADJUDICATION)
                .events();
        String id = CaseEvents.id(number).value();
        return IntStream.range(0, EVENTS_A_CASE)
                .<DomainEventMessage<?>>mapToObj(i -> new GenericDomainEventMessage<>(
                        "DisputeCase",
                        id,
                        i,
                        events.get(i),
                        MetaData.with("trace", "t-" + number),
                        id + "-" + i,
                        RECORDED.plusSeconds((long) number * EVENTS_A_CASE + i)))
                .toList();
    }

    private final class Generated implements BlockingStream<TrackedEventMessage<?>> {

        private long position;
        private List<DomainEventMessage<?>> current = List.of();

        Generated(long first) {
            this.position = first;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return position < (long) cases.size() * EVENTS_A_CASE;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            int sequence = (int) (position % EVENTS_A_CASE);
            if (current.isEmpty() || sequence == 0) {
                current = messages((int) (position / EVENTS_A_CASE));
            }
            taken++;
            return new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(position++), current.get(sequence));
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            current = List.of();
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        throw new UnsupportedOperationException();
    }
}
