package io.recourse.query.change;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How lately the changes were told to those who want to know. */
@Component
public final class Heard {

    /** Longer than a look may take on a busy machine. */
    private static final Duration CURRENT = Duration.ofSeconds(4);

    private volatile Optional<Long> nanos = Optional.empty();

    /** Whether everything that was committed a moment ago has been told. While it is not, nobody may rely on what was told. */
    public boolean isCurrent() {
        return nanos.filter(told -> System.nanoTime() - told < CURRENT.toNanos())
                .isPresent();
    }

    /** Everything that was committed at {@code asked}, by {@link System#nanoTime}, has been told. */
    void all(long asked) {
        nanos = Optional.of(asked);
    }
}
