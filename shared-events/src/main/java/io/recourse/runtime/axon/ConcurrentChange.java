package io.recourse.runtime.axon;

import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Somebody else changed or created the aggregate first; the command may be tried again as it is. As details of an exception this
 * survives Axon Server, where the class and the causes of an exception do not.
 */
public record ConcurrentChange() {

    /** Whether a command failed for no other reason than a concurrent change, here or in another process. */
    public static boolean causes(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ConcurrencyException
                    || t instanceof AggregateStreamCreationException
                    || refusedByAxonServer(t)
                    || detailsOf(t).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** {@code failure} in a form that crosses processes. */
    static CommandExecutionException portable(Throwable failure) {
        return new CommandExecutionException("concurrent change", failure, new ConcurrentChange());
    }

    /** The connector passes on what gRPC threw, not Axon's own exception. */
    private static boolean refusedByAxonServer(Throwable t) {
        return t instanceof StatusRuntimeException e
                && String.valueOf(e.getMessage()).contains(ErrorCode.INVALID_EVENT_SEQUENCE.errorCode());
    }

    private static Optional<Object> detailsOf(Throwable t) {
        return t instanceof CommandExecutionException e
                ? e.getDetails().filter(ConcurrentChange.class::isInstance)
                : Optional.empty();
    }
}
