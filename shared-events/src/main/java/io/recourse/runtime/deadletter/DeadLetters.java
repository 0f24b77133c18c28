package io.recourse.runtime.deadletter;

import io.recourse.actor.Actor;
import io.recourse.runtime.axon.Side;
import io.recourse.runtime.deadletter.DeadLetterMessages.FindLetter;
import io.recourse.runtime.deadletter.DeadLetterMessages.LetterFound;
import io.recourse.runtime.deadletter.DeadLetterMessages.Letters;
import io.recourse.runtime.deadletter.DeadLetterMessages.ListLetters;
import io.recourse.runtime.deadletter.DeadLetterMessages.ListSkipped;
import io.recourse.runtime.deadletter.DeadLetterMessages.RetryLetter;
import io.recourse.runtime.deadletter.DeadLetterMessages.SkipLetter;
import io.recourse.runtime.deadletter.DeadLetterMessages.Skipped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/** The dead letters of the whole system, wherever they are kept. */
public final class DeadLetters {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Comparator<DeadLetter.Position> ORDER =
            Comparator.comparing(DeadLetter.Position::enqueuedAt).thenComparing(DeadLetter.Position::id);

    private final Set<Side> sides;
    private final QueryGateway queries;
    private final CommandGateway commands;

    DeadLetters(Set<Side> sides, QueryGateway queries, CommandGateway commands) {
        this.sides = Set.copyOf(sides);
        this.queries = queries;
        this.commands = commands;
    }

    /** At most {@code limit} of them, the oldest first. */
    public List<DeadLetter> list(
            Optional<String> processor, Optional<String> streamId, Optional<DeadLetter.Position> after, int limit) {
        ListLetters question = new ListLetters(processor, streamId, after, limit);
        return merged(side -> ask(side, question, Letters.class).items(), DeadLetter::position, limit);
    }

    public Optional<DeadLetter> find(String id) {
        return sides.stream()
                .flatMap(side -> ask(side, new FindLetter(id), LetterFound.class).letter().stream())
                .findFirst();
    }

    /** At most {@code limit} of the events that were skipped, in that order. */
    public List<SkippedEvent> skipped(Optional<DeadLetter.Position> after, int limit) {
        ListSkipped question = new ListSkipped(after, limit);
        return merged(side -> ask(side, question, Skipped.class).items(), SkippedEvent::position, limit);
    }

    /** Tries the letter and all that wait behind it. */
    public Outcome retry(String id) {
        return anySide(new RetryLetter(id));
    }

    /** Leaves the event out, for good in this processor, and tries those that wait behind it. */
    public Outcome skip(String id, String reason, Actor by, Instant at) {
        return anySide(new SkipLetter(id, reason, by, at));
    }

    /** Only one side knows the letter. */
    private Outcome anySide(Object command) {
        return sides.stream()
                .map(side -> commands.<Outcome>sendAndWait(new GenericCommandMessage<>(
                        new GenericMessage<>(command), DeadLetterMessages.name(command.getClass(), side))))
                .filter(outcome -> outcome.kind() != Outcome.Kind.UNKNOWN)
                .findFirst()
                .orElseGet(() -> new Outcome(Outcome.Kind.UNKNOWN, Optional.empty()));
    }

    private <T> List<T> merged(Function<Side, List<T>> ofSide, Function<T, DeadLetter.Position> position, int limit) {
        Stream<T> all = sides.stream().flatMap(side -> ofSide.apply(side).stream());
        return all.sorted(Comparator.comparing(position, ORDER)).limit(limit).toList();
    }

    private <A> A ask(Side side, Object question, Class<A> answer) {
        try {
            return queries.query(
                            DeadLetterMessages.name(question.getClass(), side),
                            question,
                            ResponseTypes.instanceOf(answer))
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
