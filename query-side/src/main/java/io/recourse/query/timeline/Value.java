package io.recourse.query.timeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.recourse.personal.Personal;
import java.time.Instant;

/** Something that a line says, kept so that it can still be put into any language. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Value.Plain.class, name = "plain"),
    @JsonSubTypes.Type(value = Value.Said.class, name = "said"),
    @JsonSubTypes.Type(value = Value.Term.class, name = "term"),
    @JsonSubTypes.Type(value = Value.Moment.class, name = "moment")
})
sealed interface Value {

    /** Shown as it is: an id, an amount. */
    record Plain(String text) implements Value {}

    /** A person's words. */
    record Said(Personal<String> words) implements Value {}

    /** A word of ours, which every language has its own for. */
    record Term(String kind, String name) implements Value {}

    record Moment(Instant at) implements Value {}

    static Value plain(Object text) {
        return new Plain(text.toString());
    }

    static Value term(Enum<?> word) {
        return new Term(word.getDeclaringClass().getSimpleName(), word.name());
    }
}
