package io.recourse.runtime.problem;

import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.runtime.axon.Absent;
import io.recourse.runtime.axon.ConcurrentChange;
import io.recourse.runtime.axon.Outage;
import io.recourse.runtime.axon.PortableFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Decides what a thrown thing means to the caller. Whatever is not known here is a fault of ours. */
final class Failures {
    private static final int MAX_CAUSES = 32;

    private Failures() {}

    static Failure of(Throwable thrown) {
        List<Throwable> chain = Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
        return first(chain, ProblemException.class)
                .map(ProblemException::failure)
                .or(() -> rejected(thrown))
                .or(() -> first(chain, PayloadTooLargeException.class)
                        .map(large -> tooLarge(Long.toString(large.limitBytes()))))
                .or(() -> chain.stream()
                        .flatMap(t -> RequestFailures.of(t).stream())
                        .findFirst())
                .or(() -> Outages.in(chain))
                .or(() -> chain.stream().flatMap(t -> known(t).stream()).findFirst())
                .or(() -> PortableFailure.details(thrown).flatMap(Failures::elsewhere))
                .orElseGet(() -> Failure.of(ProblemType.INTERNAL_ERROR));
    }

    static Failure tooLarge(String limitBytes) {
        return Failure.of(ProblemType.PAYLOAD_TOO_LARGE, Map.of("limit", limitBytes));
    }

    private static Optional<Failure> rejected(Throwable thrown) {
        Optional<Rejection> rejection = Rejected.in(thrown);
        return rejection.map(Failure::rejected);
    }

    private static Optional<Failure> known(Throwable thrown) {
        return switch (thrown) {
            case ConcurrencyException e -> Optional.of(Failure.of(ProblemType.CONFLICT));
            case AggregateNotFoundException e -> Optional.of(Failure.of(ProblemType.NOT_FOUND));
            case AuthenticationException e -> Optional.of(Failure.of(ProblemType.UNAUTHENTICATED));
            case AccessDeniedException e -> Optional.of(Failure.of(ProblemType.FORBIDDEN));
            case RequestRejectedException e -> Optional.of(Failure.of(ProblemType.MALFORMED_REQUEST));
            default -> Optional.empty();
        };
    }

    /** All that is told of a failure in another process. */
    private static Optional<Failure> elsewhere(Object details) {
        return switch (details) {
            case ConcurrentChange e -> Optional.of(Failure.of(ProblemType.CONFLICT));
            case Absent e -> Optional.of(Failure.of(ProblemType.NOT_FOUND));
            case Outage e -> Optional.of(Failure.unavailable(Outages.RETRY_AFTER));
            default -> Optional.empty();
        };
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
