package io.recourse.runtime.deadletter;

import io.recourse.actor.Actor;
import io.recourse.runtime.axon.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.RoutingKey;

/** What one side asks the other, or itself, about dead letters. Each side is addressed by name, because each keeps its own. */
final class DeadLetterMessages {

    private DeadLetterMessages() {}

    /** The name under which {@code side} takes messages of this type. */
    static String name(Class<?> message, Side side) {
        return message.getName() + "@" + side;
    }

    /** Which letters, and how many at most after which. */
    record ListLetters(
            Optional<String> processor, Optional<String> streamId, Optional<DeadLetter.Position> after, int limit) {}

    record Letters(List<DeadLetter> items) {
        Letters {
            items = List.copyOf(items);
        }
    }

    record FindLetter(String id) {}

    record LetterFound(Optional<DeadLetter> letter) {}

    record ListSkipped(Optional<DeadLetter.Position> after, int limit) {}

    record Skipped(List<SkippedEvent> items) {
        Skipped {
            items = List.copyOf(items);
        }
    }

    record RetryLetter(@RoutingKey String id) {}

    record SkipLetter(@RoutingKey String id, String reason, Actor by, Instant at) {}
}
