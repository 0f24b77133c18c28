package io.recourse.command.policy.due;

import io.recourse.deadline.Trigger;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When what deadlines count from was.
 *
 * @param billingDay the day of the month on which billing cycles end, from 1 to 31, where it is known
 */
public record Moments(Map<Trigger, Instant> instants, Optional<Integer> billingDay) {
    public Moments {
        instants = Map.copyOf(instants);
    }

    public Optional<Instant> of(Trigger trigger) {
        return Optional.ofNullable(instants.get(trigger));
    }

    public Moments with(Trigger trigger, Instant at) {
        Map<Trigger, Instant> more = new EnumMap<>(Trigger.class);
        more.putAll(instants);
        more.put(trigger, at);
        return new Moments(more, billingDay);
    }
}
