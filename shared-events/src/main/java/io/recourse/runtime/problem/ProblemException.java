package io.recourse.runtime.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Ends a request with a problem document. For rules of the business, throw {@code Rejected} instead. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    private ProblemException(Failure failure) {
        super(failure.type().slug(), null, false, false);
        this.failure = failure;
    }

    public static ProblemException of(ProblemType type) {
        return new ProblemException(Failure.of(type));
    }

    /** @param arguments for the text of the problem's detail, by name; never personal data */
    public static ProblemException of(ProblemType type, Map<String, String> arguments) {
        return new ProblemException(Failure.of(type, arguments));
    }

    /** The request says something that it must not say, or leaves out what it must. */
    public static ProblemException invalid(List<Flaw> flaws) {
        return new ProblemException(Failure.invalid(flaws));
    }

    /** A file that came with the request is refused: {@code flaw} points at it and says why. */
    public static ProblemException file(ProblemType type, Map<String, String> arguments, Flaw flaw) {
        return new ProblemException(new Failure(type, arguments, List.of(flaw), Optional.empty(), new HttpHeaders()));
    }

    public static ProblemException invalidBody(String pointer, Flaw.Kind kind) {
        return invalid(List.of(Flaw.at(pointer, kind)));
    }

    public static ProblemException invalidParameter(String name, Flaw.Kind kind) {
        return invalid(List.of(Flaw.at(Flaw.parameter(name), kind)));
    }

    public static ProblemException invalidPart(String name, Flaw.Kind kind) {
        return invalid(List.of(Flaw.at(Flaw.part(name), kind)));
    }

    public static ProblemException invalidHeader(String name, Flaw.Kind kind) {
        return invalid(List.of(Flaw.at(Flaw.header(name), kind)));
    }

    /** The same request may succeed after {@code retryAfter} (whole seconds, at least one). */
    public static ProblemException retryLater(ProblemType type, Duration retryAfter) {
        return new ProblemException(Failure.of(type).retryAfter(retryAfter));
    }

    public ProblemType type() {
        return failure.type();
    }

    Failure failure() {
        return failure;
    }
}
