package io.recourse.query.timeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.recourse.deadline.DeadlineName;
import io.recourse.personal.Personal;
import io.recourse.rejection.Rule;
import java.time.Instant;
import java.util.List;

/** Something that a line says, kept so that it can still be put into any language. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Value.Plain.class, name = "plain"),
    @JsonSubTypes.Type(value = Value.Said.class, name = "said"),
    @JsonSubTypes.Type(value = Value.Withheld.class, name = "withheld"),
    @JsonSubTypes.Type(value = Value.Term.class, name = "term"),
    @JsonSubTypes.Type(value = Value.Promised.class, name = "promised"),
    @JsonSubTypes.Type(value = Value.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Value.Moment.class, name = "moment"),
    @JsonSubTypes.Type(value = Value.Phrase.class, name = "phrase"),
    @JsonSubTypes.Type(value = Value.Several.class, name = "several")
})
sealed interface Value {

    /** Shown as it is: an id, an amount. */
    record Plain(String text) implements Value {}

    /** A person's words. */
    record Said(Personal<String> words) implements Value {}

    /** A person's words that are no longer shown. */
    record Withheld() implements Value {}

    /** A word of ours, which every language has its own for. */
    record Term(String kind, String name) implements Value {}

    /** A deadline, by its name. */
    record Promised(DeadlineName name) implements Value {}

    /** Why something could not be done. */
    record Refused(Rule rule) implements Value {}

    record Moment(Instant at) implements Value {}

    /** A part of a sentence that mentions things of its own. */
    record Phrase(Line line) implements Value {}

    record Several(List<Value> values) implements Value {
        public Several {
            values = List.copyOf(values);
        }
    }

    static Value plain(Object text) {
        return new Plain(text.toString());
    }

    static Value said(Personal<String> words) {
        return new Said(words);
    }

    static Value term(Enum<?> word) {
        return new Term(word.getDeclaringClass().getSimpleName(), word.name());
    }

    /** Without what a person said. */
    default Value silent() {
        return switch (this) {
            case Said said -> new Withheld();
            case Phrase phrase -> new Phrase(phrase.line().silent());
            case Several several ->
                new Several(several.values().stream().map(Value::silent).toList());
            case Plain plain -> plain;
            case Withheld withheld -> withheld;
            case Term term -> term;
            case Promised promised -> promised;
            case Refused refused -> refused;
            case Moment moment -> moment;
        };
    }
}
