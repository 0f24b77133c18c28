package io.recourse.query.search;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeEvent;
import io.recourse.personal.Personal;
import io.recourse.receipt.Sha256;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every text in an event, wherever in its components, so that a new event is found without being named here.
 *
 * @param plain identifiers and other systems' values
 * @param personal people's words
 */
record Said(List<String> plain, List<String> personal) {

    static final Said NOTHING = new Said(List.of(), List.of());

    /** What nobody looks a case up by: who recorded it, hashes, what policies name. The case's own id is in every event. */
    private static final Set<Class<?>> UNSAID =
            Set.of(Act.class, CaseId.class, Deadline.class, DeadlineName.class, PolicyRef.class, Sha256.class);

    private static final ClassValue<List<Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Said::accessor).toList();
        }
    };

    static Said in(DisputeEvent event) {
        Said said = new Said(new ArrayList<>(), new ArrayList<>());
        said.take(event, said.plain);
        return said;
    }

    private void take(Object value, List<String> texts) {
        switch (value) {
            case String text -> texts.add(text);
            case Personal<?> words -> {
                if (!words.isForgotten()) {
                    take(words.value(), personal);
                }
            }
            case Optional<?> maybe -> maybe.ifPresent(part -> take(part, texts));
            case Collection<?> parts -> parts.forEach(part -> take(part, texts));
            case Map<?, ?> parts -> parts.values().forEach(part -> take(part, texts));
            case Record parts -> takeComponents(parts, texts);
            // Numbers, instants, and words of ours, which lists filter by.
            default -> {}
        }
    }

    private void takeComponents(Record parts, List<String> texts) {
        if (!UNSAID.contains(parts.getClass())) {
            COMPONENTS.get(parts.getClass()).forEach(component -> take(read(component, parts), texts));
        }
    }

    /** Also of a record that only its own package may see. */
    private static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    private static Object read(Method component, Record of) {
        try {
            return component.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
