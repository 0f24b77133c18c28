package io.recourse.runtime.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads time only from ISO-8601 text. Jackson would take a number for seconds, or for nanoseconds, by its size. */
final class TextualTime<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Function<String, T> parse;

    private TextualTime(Class<T> type, Function<String, T> parse) {
        super(type);
        this.type = type;
        this.parse = parse;
    }

    static SimpleModule module() {
        return new SimpleModule("textual-time")
                .addDeserializer(Instant.class, new TextualTime<>(Instant.class, Instant::parse))
                .addDeserializer(Duration.class, new TextualTime<>(Duration.class, Duration::parse));
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return type.cast(context.handleUnexpectedToken(getValueType(context), json));
        }
        String text = json.getString();
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            return type.cast(context.handleWeirdStringValue(type, text, "not ISO-8601: %s", e.getMessage()));
        }
    }
}
