package io.recourse.runtime.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recourse.payment.CustomerId;
import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import io.recourse.runtime.axon.FirstEvents;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.ObjectProvider;

/** Whose case or payment a stream of events is: its first event says it, and it never changes. */
public final class StreamOwners {

    private static final int MOST_REMEMBERED = 200_000;

    private final ObjectProvider<FirstEvents> events;
    private final Cache<String, CustomerId> known =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** @param events asked for when first needed: reading them needs this */
    StreamOwners(ObjectProvider<FirstEvents> events) {
        this.events = events;
    }

    /** Empty when there is no such stream yet, or it is nobody's. */
    public Optional<CustomerId> of(String streamId) {
        Optional<CustomerId> owner = Optional.ofNullable(known.getIfPresent(streamId));
        return owner.isPresent() ? owner : read(streamId);
    }

    /** Knows from now on whose the streams are that begin on {@code events}, before these are written. */
    public void learnFrom(EventBus events) {
        events.registerDispatchInterceptor(new OwnersLearned(this));
    }

    /** Learned from an event that is about to be the first of its stream. */
    void learn(String streamId, CustomerId customer) {
        known.put(streamId, customer);
    }

    private Optional<CustomerId> read(String streamId) {
        Optional<CustomerId> owner = events.getObject().of(List.of(streamId)).stream()
                .map(first -> first.getPayload())
                .filter(Owned.class::isInstance)
                .map(first -> ((Owned) first).owner())
                .filter(Owner.Customer.class::isInstance)
                .map(customer -> ((Owner.Customer) customer).id())
                .findFirst();
        owner.ifPresent(customer -> known.put(streamId, customer));
        return owner;
    }
}
