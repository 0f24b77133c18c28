package io.recourse.runtime.web;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads only the one form of {@link UtcInstant}; Jackson's own reader takes offsets and numbers as well. */
final class StrictInstant extends StdScalarDeserializer<Instant> {

    StrictInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
        }
        try {
            return UtcInstant.parse(parser.getString());
        } catch (IllegalArgumentException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, parser.getString(), "not an instant");
        }
    }
}
