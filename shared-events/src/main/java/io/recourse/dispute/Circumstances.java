package io.recourse.dispute;

import io.recourse.deadline.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known beside the complaint itself that decides which rules apply to it.
 *
 * @param moments when what only the customer, the merchant or the bank can tell was
 * @param billingDay on which day of the month, from 1 to 31, the account's billing cycles end; in shorter months the last
 */
public record Circumstances(
        Optional<Product> product,
        List<Circumstance> present,
        Map<Trigger, Instant> moments,
        Optional<Integer> billingDay) {

    public static final Circumstances UNKNOWN =
            new Circumstances(Optional.empty(), List.of(), Map.of(), Optional.empty());

    public Circumstances {
        present = List.copyOf(present);
        moments = Map.copyOf(moments);
        if (!moments.keySet().stream().allMatch(Trigger::stated)) {
            throw new IllegalArgumentException("what happens to the case itself is not stated");
        }
        if (billingDay.filter(day -> day < 1 || day > 31).isPresent()) {
            throw new IllegalArgumentException("a billing day is a day of the month");
        }
    }
}
