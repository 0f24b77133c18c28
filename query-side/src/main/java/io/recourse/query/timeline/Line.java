package io.recourse.query.timeline;

import io.recourse.personal.Personal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sentence, or a part of one, before it is put into words.
 *
 * @param wording names the sentence
 * @param values what the sentence mentions, by name
 */
record Line(String wording, Map<String, Value> values) {

    static Line of(String wording) {
        return new Line(wording, Map.of());
    }

    Line with(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Line(wording, more);
    }

    /** The sentence that is meant for when something is so. */
    Line variant(String name) {
        return new Line(wording + "." + name, values);
    }

    Line variant(String name, boolean holds) {
        return holds ? variant(name) : this;
    }

    /** The sentence that also has a person's words, if there are any. */
    Line maybe(String name, Optional<Personal<String>> words) {
        return words.map(said -> variant(name).with(name, Value.said(said))).orElse(this);
    }

    /** The sentence that also has what there is to be said by the way, if there is anything. */
    Line also(List<Line> asides) {
        return asides.isEmpty() ? this : variant("also").with("also", phrases(asides));
    }

    /** Without what a person said. */
    Line silent() {
        Map<String, Value> rest = new LinkedHashMap<>();
        values.forEach((name, value) -> rest.put(name, value.silent()));
        return new Line(wording, rest);
    }

    static Value phrases(List<Line> lines) {
        return new Value.Several(lines.stream().<Value>map(Value.Phrase::new).toList());
    }
}
