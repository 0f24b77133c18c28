package io.recourse.query.timeline;

import io.recourse.dispute.CaseState;
import io.recourse.runtime.language.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is so in a case at one point and was not at another, in words. */
public final class Differences {

    private Differences() {}

    /** In the order of the case's view: facts of the later point first, then those that are gone. */
    public static List<Change> between(CaseState earlier, CaseState later, Language language) {
        Map<String, Fact> before = Facts.of(earlier);
        Map<String, Fact> after = Facts.of(later);
        return Stream.concat(after.keySet().stream(), before.keySet().stream())
                .distinct()
                .flatMap(field -> change(
                        field,
                        Optional.ofNullable(before.get(field)),
                        Optional.ofNullable(after.get(field)),
                        new Words(language))
                        .stream())
                .toList();
    }

    private static Optional<Change> change(String field, Optional<Fact> before, Optional<Fact> after, Words words) {
        if (before.map(Fact::value).equals(after.map(Fact::value))) {
            return Optional.empty();
        }
        Line label = after.or(() -> before).orElseThrow().label();
        Line line = Line.of("change")
                .variant("new", before.isEmpty())
                .variant("gone", after.isEmpty())
                .with("fact", new Value.Phrase(label));
        if (before.isPresent()) {
            line = line.with("before", before.get().value());
        }
        if (after.isPresent()) {
            line = line.with("after", after.get().value());
        }
        return Optional.of(
                new Change(field, before.map(Fact::plain), after.map(Fact::plain), words.say(new Value.Phrase(line))));
    }
}
