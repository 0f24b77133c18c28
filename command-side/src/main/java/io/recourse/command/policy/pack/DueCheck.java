package io.recourse.command.policy.pack;

import io.recourse.command.policy.due.DueForm;
import io.recourse.command.policy.yaml.Misfit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a due instant says one thing. */
final class DueCheck {

    private DueCheck() {}

    static List<Misfit> of(String at, DueForm form) {
        long units = Stream.of(
                        form.hours(),
                        form.days(),
                        form.businessDays(),
                        form.weeks(),
                        form.months(),
                        form.billingCycles(),
                        form.min())
                .filter(Optional::isPresent)
                .count();
        long combined = Stream.of(form.earlierOf(), form.laterOf())
                .filter(Optional::isPresent)
                .count();
        boolean after = form.after().isPresent() && units == 1 && combined == 0;
        boolean one = form.after().isEmpty() && units == 0 && combined == 1;
        if (!after && !one) {
            return List.of(new Misfit(at, "say \"after\" with one span of time, or \"earlierOf\", or \"laterOf\""));
        }
        return Stream.of(parts(at + "/earlierOf", form.earlierOf()), parts(at + "/laterOf", form.laterOf()))
                .flatMap(misfits -> misfits)
                .toList();
    }

    private static Stream<Misfit> parts(String at, Optional<List<DueForm>> parts) {
        List<DueForm> all = parts.orElse(List.of());
        return IntStream.range(0, all.size()).boxed().flatMap(i -> of(at + "/" + i, all.get(i)).stream());
    }
}
