package io.recourse.runtime.problem;

import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** What went wrong, before it is put into words of a language. */
record Failure(
        ProblemType type,
        Map<String, String> arguments,
        List<Flaw> flaws,
        Optional<Rejection> rejection,
        HttpHeaders headers) {

    static Failure of(ProblemType type) {
        return of(type, Map.of());
    }

    static Failure of(ProblemType type, Map<String, String> arguments) {
        return new Failure(type, arguments, List.of(), Optional.empty(), new HttpHeaders());
    }

    static Failure invalid(Flaw... flaws) {
        return invalid(List.of(flaws));
    }

    static Failure invalid(List<Flaw> flaws) {
        return new Failure(ProblemType.INVALID_REQUEST, Map.of(), flaws, Optional.empty(), new HttpHeaders());
    }

    static Failure malformedJson(String pointer, String reason) {
        return new Failure(
                ProblemType.MALFORMED_JSON,
                Map.of(),
                List.of(Flaw.at(pointer, Flaw.Kind.REFUSED_BECAUSE, "reason", reason)),
                Optional.empty(),
                new HttpHeaders());
    }

    static Failure rejected(Rejection rejection) {
        Failure failure = new Failure(
                typeOf(rejection.rule()), rejection.args(), List.of(), Optional.of(rejection), new HttpHeaders());
        return rejection.rule().kind() == Rule.Kind.CONFLICT ? failure.related() : failure;
    }

    static ProblemType typeOf(Rule rule) {
        return switch (rule.kind()) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case FORBIDDEN -> ProblemType.FORBIDDEN;
            case STALE -> ProblemType.STALE_VERSION;
            case CONFLICT -> ProblemType.CONFLICT;
            case REFUSED -> ProblemType.RULE_REFUSED;
        };
    }

    static Failure unavailable(Duration retryAfter) {
        return of(ProblemType.UNAVAILABLE).retryAfter(retryAfter);
    }

    /** Links the case that is in the way (RFC 8288). */
    private Failure related() {
        return Optional.ofNullable(arguments.get("disputeId"))
                .map(id -> header(HttpHeaders.LINK, "</api/v1/disputes/" + id + ">; rel=\"related\""))
                .orElse(this);
    }

    Failure retryAfter(Duration wait) {
        return header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }

    Failure header(String name, String value) {
        var more = new HttpHeaders();
        more.putAll(headers);
        more.set(name, value);
        return new Failure(type, arguments, flaws, rejection, more);
    }
}
