package io.recourse.standalone.server;

import io.recourse.standalone.data.UserError;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one line why the server did not start. */
final class StartFailure {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

    private StartFailure() {}

    static UserError portInUse(int port, Throwable cause) {
        return new UserError("Port " + port + " is in use; choose another one with --port.", cause);
    }

    static UserError explained(RuntimeException failure) {
        return chain(failure)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> unknown(failure));
    }

    private static Optional<UserError> known(Throwable cause) {
        return switch (cause) {
            case UserError error -> Optional.of(error);
            case PortInUseException taken -> Optional.of(portInUse(taken.getPort(), taken));
            default -> Optional.empty();
        };
    }

    private static UserError unknown(RuntimeException failure) {
        LOG.error("Start failed", failure);
        Throwable root = chain(failure).reduce((outer, inner) -> inner).orElse(failure);
        return new UserError(
                "Cannot start: " + root.getClass().getSimpleName() + ": " + root.getMessage()
                        + " (the whole story is in the log)",
                failure);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
