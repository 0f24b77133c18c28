package io.recourse.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.recourse.customer.CustomerEvent;
import io.recourse.dispute.DisputeEvent;
import io.recourse.incident.IncidentEvent;
import io.recourse.library.LibraryEvent;
import io.recourse.payment.PaymentEvent;
import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.SampleEvents;
import io.recourse.webhook.WebhookEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events are read for ever: for each type and revision there is a sample, approved once and not changed again. */
class StoredEventsTest {

    private static final JsonMapper MAPPER = StoredJson.mapper();
    private static final Map<Class<?>, String> SUBJECTS = Map.of(
            DisputeEvent.class, "caseId",
            PaymentEvent.class, "paymentId",
            IncidentEvent.class, "incidentId",
            CustomerEvent.class, "customerId",
            LibraryEvent.class, "library",
            WebhookEvent.class, "webhookId");
    private static final Map<Class<?>, Object> EXAMPLES =
            SampleEvents.all().collect(Collectors.toMap(Object::getClass, Function.identity()));

    static Stream<Class<?>> types() {
        return SUBJECTS.keySet().stream().flatMap(events -> Stream.of(events.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isReadFromItsSample(Class<?> type) {
        assertThat(MAPPER.readValue(sample(type), type)).isEqualTo(example(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isWrittenAsItsSample(Class<?> type) {
        assertThat(pretty(example(type))).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void ignoresWhatANewerVersionAdds(Class<?> type) {
        JsonNode newer = MAPPER.readTree(sample(type));
        // What a map may have is not added to: it has what there is of one kind.
        List<JsonNode> maps = newer.findValues("moments");
        objects(newer)
                .filter(object -> maps.stream().noneMatch(map -> map == object))
                .toList()
                .forEach(object -> object.putObject("addedLater").put("x", 1));
        assertThat(MAPPER.treeToValue(newer, type)).isEqualTo(example(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void neverGuessesAMissingValue(Class<?> type) {
        everyProperty(type, (object, name) -> {
            object.remove(name);
            return object;
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void neverTakesANullForAValue(Class<?> type) {
        everyProperty(type, (object, name) -> object.putNull(name));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isRefusedWithoutItsActAndItsSubject(Class<?> type) {
        for (String mandatory : Set.of("act", subject(type))) {
            ObjectNode tree = (ObjectNode) MAPPER.readTree(sample(type));
            tree.remove(mandatory);
            assertThatThrownBy(() -> MAPPER.treeToValue(tree, type))
                    .isInstanceOf(JacksonException.class)
                    .hasMessageContaining(mandatory);
        }
    }

    private static String subject(Class<?> type) {
        return SUBJECTS.entrySet().stream()
                .filter(subject -> subject.getKey().isAssignableFrom(type))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void everySampleBelongsToAType() throws IOException {
        Set<String> names = types().map(Class::getSimpleName).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/events"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("[.].*", "")))
                    .isNotEmpty()
                    .isSubsetOf(names);
        }
    }

    /** Damages each property in turn; the event is then refused, or the property was one that may be absent. */
    private static void everyProperty(Class<?> type, Damage damage) {
        JsonNode whole = MAPPER.readTree(sample(type));
        long places = objects(whole).count();
        for (int place = 0; place < places; place++) {
            for (String name : objects(whole).toList().get(place).propertyNames()) {
                JsonNode damaged = whole.deepCopy();
                damage.apply(objects(damaged).toList().get(place), name);
                JsonNode without = whole.deepCopy();
                objects(without).toList().get(place).remove(name);
                Object read;
                try {
                    read = MAPPER.treeToValue(damaged, type);
                } catch (JacksonException refused) {
                    continue;
                }
                assertThat(MAPPER.writeValueAsString(read))
                        .as("%s without %s", type.getSimpleName(), name)
                        .isEqualTo(MAPPER.writeValueAsString(without));
            }
        }
    }

    private interface Damage {
        ObjectNode apply(ObjectNode object, String property);
    }

    private static Stream<ObjectNode> objects(JsonNode node) {
        Stream<ObjectNode> within = node.values().stream().flatMap(StoredEventsTest::objects);
        return node instanceof ObjectNode object ? Stream.concat(Stream.of(object), within) : within;
    }

    private static Object example(Class<?> type) {
        Object example = EXAMPLES.get(type);
        return example != null ? example : fail("Add an example of %s to SampleEvents.", type.getSimpleName());
    }

    static String sample(Class<?> type) {
        String name = fileName(type);
        try (InputStream stream = StoredEventsTest.class.getResourceAsStream("/events/" + name)) {
            if (stream == null) {
                return fail("""
                        There is no approved sample of %s. If its JSON is right, save it as src/test/resources/events/%s:
                        %s
                        An event that was released never changes: give it a new @Revision, keep the old sample, and write \
                        an upcaster.""", type.getSimpleName(), name, pretty(example(type)));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return fail(e);
        }
    }

    private static String fileName(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null
                ? fail("Give %s a @Revision.", type.getSimpleName())
                : type.getSimpleName() + "." + revision.value() + ".json";
    }

    private static String pretty(Object event) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n";
    }
}
