package io.recourse.runtime.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.recourse.runtime.trace.TraceId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A problem document (RFC 9457).
 *
 * @param type stable in every language; documented at that path
 * @param instance the path of the request
 * @param violations what is wrong in which place of the request; absent when empty
 * @param rule the slug of the business rule that refused; absent when no rule did
 */
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> rule) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Failure failure, ProblemTexts texts, String instance, TraceId trace) {
        return new Problem(
                failure.type().uri(),
                texts.title(failure.type()),
                failure.type().status(),
                texts.detail(failure),
                instance,
                trace.value(),
                failure.flaws().stream().map(texts::violation).toList(),
                failure.rejection().map(rejection -> rejection.rule().slug()));
    }

    /**
     * One wrong place.
     *
     * @param pointer as in {@link Flaw}
     */
    public record Violation(String pointer, String message) {}
}
