package io.recourse.standalone.simulate;

import io.recourse.command.policy.simulation.Occurrence;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a word of a mapping means. */
final class Meaning {

    private Meaning() {}

    /** What is fulfilled comes before what begins, as in a case.
     *
     * @throws IllegalArgumentException when it is neither a trigger nor a milestone
     */
    static List<Occurrence> of(String word) {
        List<Occurrence> meant = Stream.concat(
                        Arrays.stream(Milestone.values())
                                .filter(milestone -> milestone.name().equals(word))
                                .map(Occurrence.Fulfils::new),
                        Arrays.stream(Trigger.values())
                                .filter(trigger -> trigger.name().equals(word))
                                .<Occurrence>map(Occurrence.Begins::new))
                .toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(word + " is neither a trigger nor a milestone");
        }
        return meant;
    }
}
