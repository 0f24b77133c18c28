package io.recourse.query.audit.export;

import io.recourse.dispute.DisputeOpened;
import io.recourse.payment.PaymentRecorded;
import io.recourse.query.audit.export.OcelType.OcelRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some of the objects of an export: those whose ids fall to it, as good as evenly. Each comes up once. */
final class OcelPart {

    /** Cases and payments whose parties need not be looked for again; one that was forgotten costs a look, and nothing else. */
    private static final int REMEMBERED = 20_000;

    private final int number;
    private final int parts;
    private final History history;
    private final Set<OcelRef> met = new HashSet<>();
    private final Recent<OcelRef> followed = new Recent<>(REMEMBERED);

    OcelPart(int number, int parts, History history) {
        this.number = number;
        this.parts = parts;
        this.history = history;
    }

    /** @param payload of an event that is about the object */
    record Met(OcelRef ref, Object payload) {}

    /**
     * What comes up for the first time: the objects that the event is about, and those to which they stand in a relation, also when
     * the event by which they came to do so is not exported.
     */
    List<Met> meets(Object payload) {
        List<Met> found = new ArrayList<>();
        OcelEvents.objects(Facts.of(payload)).keySet().forEach(object -> meet(object, payload, found));
        return found;
    }

    private void meet(OcelRef object, Object payload, List<Met> found) {
        if (Math.floorMod(object.objectId().hashCode(), parts) == number && met.add(object)) {
            found.add(new Met(object, payload));
        }
        if (followed.get(object.objectId()).isEmpty()) {
            followed.put(object.objectId(), object);
            beginning(object, payload)
                    .ifPresent(first -> OcelEvents.objects(Facts.of(first)).keySet().stream()
                            .filter(related -> related.type() != OcelType.AGENT)
                            .forEach(related -> meet(related, first, found)));
        }
    }

    private Optional<Object> beginning(OcelRef object, Object payload) {
        return switch (object.type()) {
            case CASE -> payload instanceof DisputeOpened ? Optional.of(payload) : history.beginning(object.id());
            case PAYMENT -> payload instanceof PaymentRecorded ? Optional.of(payload) : history.beginning(object.id());
            case REFUND, CUSTOMER, MERCHANT, AGENT -> Optional.empty();
        };
    }
}
