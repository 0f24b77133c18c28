package io.recourse.runtime.axon;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.deadletter.ThrowableCause;

/**
 * What is kept and shown of a failure: which kind it is, and where it came up. Never a message: Jackson and PostgreSQL quote the
 * value that they refuse, and that may be what a person said.
 */
public final class SafeCause {

    private static final String OURS = "io.recourse.";
    private static final String WIRING = "io.recourse.runtime.axon.";

    /** As deep as causes are followed; some drivers make circles. */
    private static final int DEEPEST = 10;

    private SafeCause() {}

    public static ThrowableCause of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return new ThrowableCause(chain.getFirst().getClass().getName(), text(chain));
    }

    private static String text(List<Throwable> chain) {
        String types = chain.stream().map(SafeCause::kind).collect(Collectors.joining(" caused by "));
        return types + place(chain).map(place -> " at " + place).orElse("");
    }

    /** Without the wrapping that this package put around it. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> all = Stream.iterate(failure, thrown -> thrown.getCause() != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        List<Throwable> whole = all.isEmpty() || all.size() == DEEPEST
                ? all
                : Stream.concat(all.stream(), Stream.ofNullable(all.getLast().getCause()))
                        .toList();
        List<Throwable> bare = whole.stream()
                .dropWhile(thrown -> thrown instanceof HandlerFailure || thrown instanceof BatchGivenUp)
                .toList();
        return bare.isEmpty() ? List.of(failure) : bare;
    }

    private static String kind(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown instanceof SQLException refused ? name + " (SQLSTATE " + refused.getSQLState() + ")" : name;
    }

    private static Optional<String> place(List<Throwable> chain) {
        return chain.reversed().stream()
                .flatMap(thrown -> Arrays.stream(thrown.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith(OURS)
                        && !frame.getClassName().startsWith(WIRING))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .findFirst();
    }
}
