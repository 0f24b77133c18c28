package io.recourse.query.timeline;

import java.util.stream.Collectors;

/**
 * Something that is so in a case.
 *
 * @param label what it is about
 */
record Fact(Line label, Value value) {

    /** As the API writes it. */
    String plain() {
        return plain(value);
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Plain plain -> plain.text();
            case Value.Term term -> term.name();
            case Value.Moment moment -> moment.at().toString();
            case Value.Promised promised -> promised.name().value();
            case Value.Several several ->
                several.values().stream().map(Fact::plain).collect(Collectors.joining(","));
            case Value.Said said -> throw words();
            case Value.Withheld withheld -> throw words();
            case Value.Phrase phrase -> throw words();
            case Value.Refused refused -> throw words();
        };
    }

    private static IllegalStateException words() {
        return new IllegalStateException("a fact has no words");
    }
}
