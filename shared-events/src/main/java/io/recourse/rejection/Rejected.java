package io.recourse.rejection;

import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;

/** Carries a {@link Rejection} to whoever sent the command, also from another process, where only details survive. */
public final class Rejected extends CommandExecutionException {

    private static final long serialVersionUID = 1L;

    public Rejected(Rejection rejection) {
        super("refused: " + rejection.rule().slug(), null, rejection);
    }

    /** The rejection somewhere in the causes of a failed command, or empty when it failed for another reason. */
    public static Optional<Rejection> in(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CommandExecutionException e
                    && e.getDetails().orElse(null) instanceof Rejection rejection) {
                return Optional.of(rejection);
            }
        }
        return Optional.empty();
    }
}
