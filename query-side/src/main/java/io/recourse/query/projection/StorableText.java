package io.recourse.query.projection;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Writes text for {@code jsonb}, which has no NUL. The API lets none in; should one come by another way, it must not keep
 * every later event of its batch out of the read models.
 */
final class StorableText extends StdScalarSerializer<String> {

    private static final char REPLACEMENT = '\uFFFD';

    StorableText() {
        super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator generator, SerializationContext context) {
        generator.writeString(text.replace('\0', REPLACEMENT));
    }
}
