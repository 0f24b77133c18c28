package io.recourse.runtime.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.type.LogicalType;

/**
 * How events, messages, sagas and tokens are written and read. Writing is deterministic. Reading is strict, because a
 * value that is guessed today is a fact for ever; only unknown properties are ignored, so that two versions of the
 * program can run side by side.
 */
public final class StoredJson {

    private StoredJson() {}

    /** For what holds nothing personal: it would be written as it is. */
    public static JsonMapper mapper() {
        return mapper(Optional.empty());
    }

    public static JsonMapper mapper(PersonalSeal seal) {
        return mapper(Optional.of(seal));
    }

    private static JsonMapper mapper(Optional<PersonalSeal> seal) {
        JsonMapper.Builder builder = JsonMapper.builder();
        configure(builder, seal);
        return builder.build();
    }

    /** Gives {@code builder} the rules of stored JSON, for who needs nothing personal: it cannot be read. */
    public static void configure(JsonMapper.Builder builder) {
        configure(builder, Optional.empty());
    }

    /** Gives {@code builder} the rules of stored JSON. */
    static void configure(JsonMapper.Builder builder, Optional<PersonalSeal> seal) {
        builder.annotationIntrospector(new StrictRecords())
                .addModule(TextualTime.module())
                .addModule(PersonalFields.module(seal));
        writing(builder);
        reading(builder);
    }

    private static void writing(JsonMapper.Builder builder) {
        builder.changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    private static void reading(JsonMapper.Builder builder) {
        builder.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        // Axon's replay token names the class of its context; Jackson refuses to read any, this reads only known ones.
        builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.eventhandling.")
                .allowIfSubType("io.recourse.")
                .allowIfSubType(String.class)
                .build());
        builder.withCoercionConfig(
                LogicalType.Textual,
                config -> Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                        .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)));
    }
}
