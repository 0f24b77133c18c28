package io.recourse.query.timeline;

import io.recourse.deadline.Deadline;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeEvent;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.offer.Offer;
import io.recourse.ruling.Ruling;
import io.recourse.work.Satisfaction;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;

/** The same event with and without everything that it may have, wherever in it. */
final class EventVariants {

    private static final Map<Class<?>, Set<String>> TOLD =
            Map.of(Complaint.class, Set.of("disputedAmount", "urgent"), Deadline.class, Set.of("provision"));

    private EventVariants() {}

    static Stream<DisputeEvent> of(DisputeEvent event) {
        return variants(event).stream().map(DisputeEvent.class::cast);
    }

    private static List<?> variants(Object value) {
        if (value instanceof Boolean) {
            return List.of(true, false);
        }
        if (value instanceof Optional<?> maybe) {
            List<Object> all = new ArrayList<>(List.of(Optional.empty()));
            maybe.ifPresent(part -> variants(part).forEach(variant -> all.add(Optional.of(variant))));
            return all;
        }
        if (value instanceof List<?> parts) {
            return List.of(
                    parts.stream().flatMap(part -> variants(part).stream()).toList(), List.of());
        }
        return value instanceof Record parts && tells(parts.getClass()) ? ofRecord(parts) : List.of(value);
    }

    /** What lines tell the parts of. */
    private static boolean tells(Class<?> type) {
        return DisputeEvent.class.isAssignableFrom(type)
                || Set.of(
                                Complaint.class,
                                Deadline.class,
                                Offer.class,
                                RequestedItem.class,
                                ProvidedItem.class,
                                Ruling.class,
                                Satisfaction.class)
                        .contains(type);
    }

    /** Some have too many parts that no line tells. */
    private static boolean told(RecordComponent component) {
        return Optional.ofNullable(TOLD.get(component.getDeclaringRecord()))
                .map(told -> told.contains(component.getName()))
                .orElse(true);
    }

    private static List<?> ofRecord(Record parts) {
        List<List<Object>> all = List.of(List.of());
        for (RecordComponent component : parts.getClass().getRecordComponents()) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> some : all) {
                Object part = read(component, parts);
                (told(component) ? variants(part) : List.of(part))
                        .forEach(value -> longer.add(
                                Stream.concat(some.stream(), Stream.of(value)).toList()));
            }
            all = longer;
        }
        return all.stream()
                .flatMap(values -> make(parts.getClass(), values).stream())
                .toList();
    }

    private static Object read(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing where the parts may not be together, such as an answer without words and receipt. */
    private static Optional<Object> make(Class<? extends Record> type, List<Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return Optional.of(BeanUtils.instantiateClass(type.getDeclaredConstructor(types), values.toArray()));
        } catch (BeanInstantiationException e) {
            return Optional.empty();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
