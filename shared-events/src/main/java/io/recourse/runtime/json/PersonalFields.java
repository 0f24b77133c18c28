package io.recourse.runtime.json;

import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How {@link Personal} text is written: sealed where there is a {@link PersonalSeal}, else plain. What was written plain stays
 * readable. Whose it is, the innermost {@link Owned} value around it says.
 */
final class PersonalFields {

    private static final String PLAIN = "plain";
    private static final String SEALED = "sealed";

    private PersonalFields() {}

    static SimpleModule module(Optional<PersonalSeal> seal) {
        SimpleModule module = new SimpleModule("personal");
        module.addSerializer(new Writer(seal));
        module.addDeserializer(Personal.class, new Reader(seal));
        return module;
    }

    @SuppressWarnings("rawtypes")
    private static final class Writer extends StdSerializer<Personal> {

        private final Optional<PersonalSeal> seal;

        Writer(Optional<PersonalSeal> seal) {
            super(Personal.class);
            this.seal = seal;
        }

        @Override
        public void serialize(Personal personal, JsonGenerator json, SerializationContext context) {
            Personal<?> known = personal;
            Optional<String> asItWas = known.sealed()
                    .filter(kept -> known.isForgotten()
                            || seal.filter(here -> here.lasts(kept)).isPresent());
            json.writeStartObject();
            if (asItWas.isPresent()) {
                json.writeStringProperty(SEALED, asItWas.get());
            } else if (seal.isPresent()) {
                json.writeStringProperty(SEALED, seal.get().seal(ownerAround(json.streamWriteContext()), text(known)));
            } else {
                json.writeStringProperty(PLAIN, text(known));
            }
            json.writeEndObject();
        }

        private static String text(Personal<?> personal) {
            return (String) personal.value();
        }

        private static Owner ownerAround(@Nullable TokenStreamContext place) {
            for (TokenStreamContext around = place; around != null; around = around.getParent()) {
                if (around.currentValue() instanceof Owned owned) {
                    return owned.owner();
                }
            }
            return new Owner.Nobody();
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Reader extends StdDeserializer<Personal> {

        private final Optional<PersonalSeal> seal;

        Reader(Optional<PersonalSeal> seal) {
            super(Personal.class);
            this.seal = seal;
        }

        @Override
        public Personal<String> deserialize(JsonParser json, DeserializationContext context) {
            JsonNode stored = context.readTree(json);
            if (stored.path(PLAIN).isString()) {
                return Personal.restored(stored.path(PLAIN).asString());
            }
            if (stored.path(SEALED).isString()) {
                String sealed = stored.path(SEALED).asString();
                return seal.flatMap(known -> known.open(sealed))
                        .map(text -> Personal.opened(text, sealed))
                        .orElseGet(() -> Personal.forgotten(sealed));
            }
            return context.reportInputMismatch(Personal.class, "personal text is neither plain nor sealed");
        }
    }
}
