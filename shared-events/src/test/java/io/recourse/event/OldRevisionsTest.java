package io.recourse.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.dispute.DisputeRevisions;
import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.OldSamples;
import io.recourse.sample.OldSamples.Old;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever form an event was stored in, it is read as an event of today. */
class OldRevisionsTest {

    private static final Serializer STORED = Jackson3Serializer.builder()
            .revisionResolver(new AnnotationRevisionResolver())
            .jsonMapperBuilderCustomizer(StoredJson::configure)
            .build();
    private static final EventUpcaster REVISIONS = new EventUpcasterChain(DisputeRevisions.all());

    static List<Old> old() {
        return OldSamples.all();
    }

    static Stream<Object> present() {
        return SampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("old")
    void isReadAsAnEventOfToday(Old old) {
        assertThat(read(REVISIONS, old.type(), old.revision(), old.payload())).isEqualTo(old.expected());
    }

    @ParameterizedTest
    @MethodSource("old")
    void whatIsReadIsWrittenInTodaysForm(Old old) {
        Object read = read(REVISIONS, old.type(), old.revision(), old.payload());

        assertThat(read(REVISIONS, old.type(), revision(old.type()), json(read)))
                .isEqualTo(old.expected());
    }

    @ParameterizedTest
    @MethodSource("present")
    void eventOfTodayIsReadAsItIs(Object event) {
        assertThat(read(REVISIONS, event.getClass(), revision(event.getClass()), json(event)))
                .isEqualTo(event);
    }

    @Test
    void openingOfThatTimeIsNotReadByGuessing() {
        Old opening = OldSamples.all().getFirst();

        assertThatThrownBy(() ->
                        read(new EventUpcasterChain(List.of()), opening.type(), opening.revision(), opening.payload()))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void everyOldSampleIsTried() throws IOException {
        Set<String> today = StoredEventsTest.types()
                .map(type -> type.getSimpleName() + "." + revision(type) + ".json")
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/events"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !today.contains(name)))
                    .containsExactlyInAnyOrderElementsOf(
                            OldSamples.all().stream().map(Old::fileName).toList())
                    .contains(
                            "DisputeOpened.1.json",
                            "DisputeOpened.2.json",
                            "ReceiptAttached.1.json",
                            "RefundRequested.1.json",
                            "DisputeClosed.1.json");
        }
    }

    private static Object read(EventUpcaster revisions, Class<?> type, String revision, byte[] payload) {
        DomainEventData<byte[]> stored = new GenericDomainEventEntry<>(
                "DisputeCase",
                Sample.CASE.value(),
                0,
                "event-1",
                "2026-11-21T02:00:00Z",
                type.getName(),
                revision,
                payload,
                "{}".getBytes(StandardCharsets.UTF_8));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), STORED, revisions)
                .next()
                .getPayload();
    }

    private static byte[] json(Object event) {
        return STORED.serialize(event, byte[].class).getData();
    }

    private static String revision(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Revision.class))
                .map(Revision::value)
                .orElseThrow();
    }
}
