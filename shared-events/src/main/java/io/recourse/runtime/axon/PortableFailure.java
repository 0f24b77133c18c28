package io.recourse.runtime.axon;

import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;

/**
 * Failures of commands in a form that crosses processes: what the exception was is said by its details, because neither its class nor its
 * causes arrive.
 */
public final class PortableFailure {

    /** As deep as causes are followed; some drivers make circles. */
    private static final int DEEPEST = 10;

    private PortableFailure() {}

    /** What is left as it is within one process, where classes tell as much, but for a conflict: it has many. */
    static Throwable withinOneProcess(Throwable failure) {
        return ConcurrentChange.causes(failure) ? ConcurrentChange.portable(failure) : failure;
    }

    /** {@code failure} with details, or as it is where none are known, or it has some. */
    static Throwable of(Throwable failure) {
        if (details(failure).isPresent()) {
            return failure;
        }
        if (ConcurrentChange.causes(failure)) {
            return ConcurrentChange.portable(failure);
        }
        if (causes(failure).anyMatch(AggregateNotFoundException.class::isInstance)) {
            return new CommandExecutionException("no such aggregate", failure, new Absent());
        }
        return PassingFailure.is(failure) ? new CommandExecutionException("outage", failure, new Outage()) : failure;
    }

    /** What a failed command was refused with, here or in another process. */
    public static Optional<Object> details(Throwable failure) {
        return causes(failure)
                .filter(CommandExecutionException.class::isInstance)
                .map(CommandExecutionException.class::cast)
                .flatMap(refused -> refused.getDetails().stream())
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
