package io.recourse.runtime.problem;

import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Failures of parts that Recourse needs: the same request may succeed later. */
final class Outages {
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    /** PostgreSQL: connection, resources, operator intervention, system errors. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58");
    /** PostgreSQL: transaction rolled back by serialisation or deadlock, lock not available. */
    private static final Set<String> OUTAGE_STATES = Set.of("40001", "40P01", "55P03");
    /** PostgreSQL: character that text cannot hold. Not an outage, but told apart at the same place. */
    private static final Set<String> TEXT_STATES = Set.of("22021", "22P05");

    private Outages() {}

    static Optional<Failure> in(List<Throwable> chain) {
        return chain.stream().flatMap(thrown -> of(thrown).stream()).findFirst();
    }

    private static Optional<Failure> of(Throwable thrown) {
        return switch (thrown) {
            case SQLTransientConnectionException e -> unavailable();
            case SQLException e -> ofState(Optional.ofNullable(e.getSQLState()).orElse(""));
            case CannotGetJdbcConnectionException e -> unavailable();
            case CannotCreateTransactionException e -> unavailable();
            // Its connection broke before it could be ended: what it was to do may be done or not.
            case TransactionSystemException e -> unavailable();
            case QueryTimeoutException e -> unavailable();
            case TransientDataAccessException e -> unavailable();
            case AxonServerException e -> unavailable();
            // What reads from Axon Server is told no more than that its stream ended.
            case StatusRuntimeException e -> unavailable();
            case CommandDispatchException e -> unavailable();
            case AxonServerQueryDispatchException e -> unavailable();
            case NoHandlerForCommandException e -> unavailable();
            case NoHandlerForQueryException e -> unavailable();
            case EventPublicationFailedException e -> unavailable();
            case LockAcquisitionFailedException e -> unavailable();
            case AuthenticationServiceException e -> unavailable();
            case RejectedExecutionException e -> unavailable();
            case TimeoutException e -> unavailable();
            default -> Optional.empty();
        };
    }

    private static Optional<Failure> ofState(String state) {
        if (TEXT_STATES.contains(state)) {
            return Optional.of(Failure.invalid(Flaw.at("", Flaw.Kind.NOT_TEXT)));
        }
        boolean outage =
                OUTAGE_STATES.contains(state) || OUTAGE_CLASSES.stream().anyMatch(state::startsWith);
        return outage ? unavailable() : Optional.empty();
    }

    private static Optional<Failure> unavailable() {
        return Optional.of(Failure.unavailable(RETRY_AFTER));
    }
}
