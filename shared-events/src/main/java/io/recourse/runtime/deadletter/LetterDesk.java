package io.recourse.runtime.deadletter;

import io.recourse.runtime.axon.LetterProcessors;
import io.recourse.runtime.axon.Side;
import io.recourse.runtime.deadletter.DeadLetterMessages.FindLetter;
import io.recourse.runtime.deadletter.DeadLetterMessages.LetterFound;
import io.recourse.runtime.deadletter.DeadLetterMessages.Letters;
import io.recourse.runtime.deadletter.DeadLetterMessages.ListLetters;
import io.recourse.runtime.deadletter.DeadLetterMessages.ListSkipped;
import io.recourse.runtime.deadletter.DeadLetterMessages.RetryLetter;
import io.recourse.runtime.deadletter.DeadLetterMessages.SkipLetter;
import io.recourse.runtime.deadletter.DeadLetterMessages.Skipped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.transaction.support.TransactionOperations;

/** Where one side takes messages about its own dead letters. Only the process that has the handlers can try them again. */
final class LetterDesk {

    private final Side side;
    private final LetterRows rows;
    private final TransactionOperations transactions;
    private final LetterProcessors processors;

    private LetterDesk(Side side, LetterRows rows, TransactionOperations transactions, LetterProcessors processors) {
        this.side = side;
        this.rows = rows;
        this.transactions = transactions;
        this.processors = processors;
    }

    static void open(Side side, LetterRows rows, TransactionOperations transactions, Configuration axon) {
        LetterDesk desk =
                new LetterDesk(side, rows, transactions, new LetterProcessors(axon.eventProcessingConfiguration()));
        desk.takeQuestions(axon.queryBus());
        desk.takeCommands(axon.commandBus());
    }

    private void takeQuestions(QueryBus bus) {
        answer(bus, ListLetters.class, Letters.class, question -> new Letters(rows.list(question)));
        answer(bus, FindLetter.class, LetterFound.class, question -> new LetterFound(rows.find(question.id())));
        answer(bus, ListSkipped.class, Skipped.class, question -> new Skipped(rows.skipped(question)));
    }

    private <Q, A> void answer(QueryBus bus, Class<Q> question, Class<A> answer, Function<Q, A> how) {
        bus.<A>subscribe(
                DeadLetterMessages.name(question, side), answer, asked -> how.apply(question.cast(asked.getPayload())));
    }

    private void takeCommands(CommandBus bus) {
        carryOut(bus, RetryLetter.class, command -> retry(command.id()));
        carryOut(bus, SkipLetter.class, this::skip);
    }

    private <C> void carryOut(CommandBus bus, Class<C> command, Function<C, Outcome> how) {
        bus.subscribe(
                DeadLetterMessages.name(command, side),
                // A command has a transaction and a unit of work around it; letters need one that ends with them.
                given -> OwnThread.call(() -> how.apply(command.cast(given.getPayload()))));
    }

    private Outcome retry(String id) {
        return rows.find(id).map(this::retry).orElseGet(() -> new Outcome(Outcome.Kind.UNKNOWN, Optional.empty()));
    }

    private Outcome retry(DeadLetter letter) {
        AtomicBoolean reached = new AtomicBoolean();
        boolean taken;
        Optional<DeadLetter> left;
        do {
            taken = processors.named(letter.processor()).process(next -> {
                boolean wanted = ofStream(next, letter.streamId());
                if (wanted) {
                    reached.set(true);
                }
                return wanted;
            });
            left = rows.standing(letter.processor(), letter.streamId());
            // While the last one was tried, another may have come behind it.
        } while (taken && left.isPresent());
        if (left.isEmpty()) {
            return new Outcome(Outcome.Kind.TAKEN, left);
        }
        return new Outcome(reached.get() ? Outcome.Kind.STANDS : Outcome.Kind.BUSY, left);
    }

    private static boolean ofStream(org.axonframework.messaging.deadletter.DeadLetter<?> letter, String streamId) {
        return letter instanceof JdbcDeadLetter<?> stored
                && stored.getSequenceIdentifier().equals(streamId);
    }

    private Outcome skip(SkipLetter command) {
        return transactions
                .<Optional<DeadLetter>>execute(status -> {
                    rows.lock(command.id());
                    Optional<DeadLetter> found = rows.find(command.id());
                    found.ifPresent(letter -> rows.skip(letter, command));
                    return found;
                })
                .map(letter -> behind(letter.processor(), letter.streamId()))
                // A repeated request: it was skipped, and what came after that is told again.
                .or(() -> rows.skipped(command.id()).map(before -> behind(before.processor(), before.streamId())))
                .orElseGet(() -> new Outcome(Outcome.Kind.UNKNOWN, Optional.empty()));
    }

    private Outcome behind(String processor, String streamId) {
        return rows.standing(processor, streamId)
                .map(this::retry)
                .orElseGet(() -> new Outcome(Outcome.Kind.TAKEN, Optional.empty()));
    }
}
