package io.recourse.runtime.axon;

import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Failures that say nothing about the event: something that was needed is away, busy or shutting down. The event is tried until
 * that is over.
 */
final class PassingFailure {

    /**
     * Classes of SQLSTATE: connection, conflict of transactions, resources, object in use, somebody intervened, system error.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
     */
    private static final Set<String> SQL_STATES = Set.of("08", "40", "53", "55", "57", "58");

    /** As deep as causes are followed; some drivers make circles. */
    private static final int DEEPEST = 10;

    private PassingFailure() {}

    static boolean is(Throwable failure) {
        List<Throwable> chain = Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        // Axon calls everything transient that a database refuses; the database knows better, and best what it said
        // first.
        return chain.reversed().stream()
                .flatMap(thrown -> state(thrown).stream())
                .findFirst()
                .map(PassingFailure::passes)
                .orElseGet(() -> chain.stream().anyMatch(PassingFailure::passes));
    }

    private static Optional<String> state(Throwable thrown) {
        return thrown instanceof SQLException refused ? Optional.ofNullable(refused.getSQLState()) : Optional.empty();
    }

    private static boolean passes(String state) {
        return SQL_STATES.stream().anyMatch(state::startsWith);
    }

    private static boolean passes(Throwable thrown) {
        return switch (thrown) {
            case AxonTransientException passing -> true;
            case AxonServerException passing -> true;
            case StatusRuntimeException passing -> true;
            case AxonServerCommandDispatchException passing -> true;
            case CommandDispatchException passing -> true;
            case CommandExecutionException elsewhere ->
                elsewhere.getDetails().filter(Outage.class::isInstance).isPresent();
            case ShutdownInProgressException passing -> true;
            case TransientDataAccessException passing -> true;
            case RecoverableDataAccessException passing -> true;
            case NonTransientDataAccessResourceException passing -> true;
            case CannotCreateTransactionException passing -> true;
            case SQLTransientException passing -> true;
            case SQLRecoverableException passing -> true;
            case InterruptedException passing -> true;
            case TimeoutException passing -> true;
            case RejectedExecutionException passing -> true;
            case Throwable other -> false;
        };
    }
}
