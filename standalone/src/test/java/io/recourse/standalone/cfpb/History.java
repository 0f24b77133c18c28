package io.recourse.standalone.cfpb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All that a data directory tells about what happened. */
record History(List<String> facts) {

    /** Each directory has keys of its own: that something was said can be compared, and not what. */
    private static final Pattern SEALED = Pattern.compile("(\"sealed\": ?)\"[^\"]+\"");

    History {
        facts = facts.stream()
                .map(fact -> SEALED.matcher(fact).replaceAll("$1\"\""))
                .toList();
    }

    /** What only one of the two tells. */
    List<String> differencesTo(History other) {
        List<String> differences = without(facts, other.facts, "only here: ");
        differences.addAll(without(other.facts, facts, "only there: "));
        return differences;
    }

    private static List<String> without(List<String> facts, List<String> others, String prefix) {
        List<String> left = new ArrayList<>(facts);
        others.forEach(left::remove);
        left.replaceAll(prefix::concat);
        return left;
    }
}
