package io.recourse.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.stereotype.Saga;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The form in which facts are kept for ever. */
class StoredJsonTest {

    private static final JsonMapper JSON = StoredJson.mapper();

    enum Colour {
        RED,
        GREEN
    }

    record Fact(
            String text,
            int count,
            boolean flag,
            BigDecimal number,
            Instant at,
            Duration within,
            Optional<String> note,
            Colour colour,
            List<String> lines) {}

    private static final Fact FACT = new Fact(
            "中文",
            7,
            true,
            new BigDecimal("1E+3"),
            Instant.parse("2026-11-20T06:00:00.000001Z"),
            Duration.ofHours(24),
            Optional.empty(),
            Colour.GREEN,
            List.of("a"));

    private static final String STORED = "{\"text\":\"中文\",\"count\":7,\"flag\":true,\"number\":1000,"
            + "\"at\":\"2026-11-20T06:00:00.000001Z\",\"within\":\"PT24H\",\"colour\":\"GREEN\",\"lines\":[\"a\"]}";

    @Test
    void factIsWrittenInPlainWordsInTheOrderOfItsDeclaration() {
        assertThat(JSON.writeValueAsString(FACT)).isEqualTo(STORED);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        Fact read = JSON.readValue(STORED, Fact.class);

        assertThat(read)
                .isEqualTo(new Fact(
                        FACT.text(),
                        7,
                        true,
                        new BigDecimal("1000"),
                        FACT.at(),
                        FACT.within(),
                        Optional.empty(),
                        Colour.GREEN,
                        List.of("a")));
        assertThat(JSON.writeValueAsString(read)).isEqualTo(STORED);
    }

    @Test
    void propertyOfANewerReleaseIsIgnored() {
        assertThat(JSON.readValue(STORED.replace("{\"text\"", "{\"later\":{\"x\":1},\"text\""), Fact.class)
                        .text())
                .isEqualTo("中文");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "count", "flag", "number", "at", "within", "colour", "lines"})
    void absentOrNullComponentIsRefused(String component) {
        String absent = STORED.replaceFirst("\"" + component + "\":(\\[.*?]|\"[^\"]*\"|[^,}]*),?", "")
                .replace(",}", "}");
        String isNull =
                STORED.replaceFirst("\"" + component + "\":(\\[.*?]|\"[^\"]*\"|[^,}]*)", "\"" + component + "\":null");

        assertThat(absent).doesNotContain("\"" + component + "\"");
        assertThatThrownBy(() -> JSON.readValue(absent, Fact.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> JSON.readValue(isNull, Fact.class)).isInstanceOf(JacksonException.class);
    }

    static List<String> guesses() {
        return List.of(
                STORED.replace("\"count\":7", "\"count\":\"7\""),
                STORED.replace("\"count\":7", "\"count\":7.0"),
                STORED.replace("\"count\":7", "\"count\":7,\"count\":8"),
                STORED.replace("\"flag\":true", "\"flag\":\"true\""),
                STORED.replace("\"flag\":true", "\"flag\":1"),
                STORED.replace("\"text\":\"中文\"", "\"text\":5"),
                STORED.replace("\"number\":1000", "\"number\":\"1000\""),
                STORED.replace("\"at\":\"2026-11-20T06:00:00.000001Z\"", "\"at\":1790000000"),
                STORED.replace("\"within\":\"PT24H\"", "\"within\":86400"),
                STORED.replace("\"colour\":\"GREEN\"", "\"colour\":1"),
                STORED.replace("\"colour\":\"GREEN\"", "\"colour\":\"BLUE\""),
                STORED.replace("\"lines\":[\"a\"]", "\"lines\":\"a\""),
                STORED.replace("\"lines\":[\"a\"]", "\"lines\":[null]"),
                STORED + "{}");
    }

    @ParameterizedTest
    @MethodSource("guesses")
    void nothingIsGuessed(String json) {
        assertThat(json).isNotEqualTo(STORED);
        assertThatThrownBy(() -> JSON.readValue(json, Fact.class)).isInstanceOf(JacksonException.class);
    }

    static List<TrackingToken> tokens() {
        return List.of(
                new GlobalSequenceTrackingToken(17),
                GapAwareTrackingToken.newInstance(17, List.of(3L, 5L)),
                (TrackingToken) ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(17)),
                (TrackingToken) ReplayToken.createReplayToken(
                        GapAwareTrackingToken.newInstance(17, List.of(5L)),
                        GapAwareTrackingToken.newInstance(3, List.of())));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void positionsOfProcessorsAreReadBackThoughTheyHoldNulls(TrackingToken token) {
        Jackson3Serializer serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(StoredJson::configure)
                .build();

        SerializedObject<byte[]> stored = serializer.serialize(token, byte[].class);

        assertThat(serializer.<byte[], TrackingToken>deserialize(stored)).isEqualTo(token);
    }

    /** As sagas are: state in private fields, and no accessors. */
    @Saga
    static class Remembering {

        private Map<Colour, String> ids = Map.of();
        private transient String injected = "not state";

        String idOf(Colour colour) {
            return ids.getOrDefault(colour, injected);
        }
    }

    @Test
    void sagaIsItsFields() {
        Remembering saga = new Remembering();
        saga.ids = Map.of(Colour.RED, "id-1");

        String stored = JSON.writeValueAsString(saga);

        assertThat(stored).isEqualTo("{\"ids\":{\"RED\":\"id-1\"}}");
        assertThat(JSON.readValue(stored, Remembering.class).idOf(Colour.RED)).isEqualTo("id-1");
    }
}
