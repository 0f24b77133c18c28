package io.recourse.standalone.cfpb;

import java.util.ArrayList;
import java.util.List;

/** All that a data directory tells about what happened. */
record History(List<String> facts) {

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
