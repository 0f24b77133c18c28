package io.recourse.runtime.idempotency;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** Runs a request's work once for its key. A controller's parameter of this type is filled in. */
public final class Once {

    private final Idempotency idempotency;
    private final HttpServletRequest request;
    private final String caller;
    private final Optional<String> key;

    Once(Idempotency idempotency, HttpServletRequest request, String caller, Optional<String> key) {
        this.idempotency = idempotency;
        this.request = request;
        this.caller = caller;
        this.key = key;
    }

    /**
     * For requests that open a case or move money.
     *
     * @throws ProblemException 428 when the caller sent no key
     */
    public Once keyRequired() {
        if (key.isEmpty()) {
            throw ProblemException.of(ProblemType.KEY_REQUIRED);
        }
        return this;
    }

    /**
     * @param content what the request says, the same for its repetitions
     * @param work answers the request; its answer, or its refusal by a rule, is what repetitions get
     * @throws ProblemException 422 when the key was used with other content, 409 while the first request is at work
     */
    public ResponseEntity<?> run(Object content, Function<Attempt, ResponseEntity<?>> work) {
        return key.<ResponseEntity<?>>map(given -> idempotency.run(request, caller, given, content, work))
                .orElseGet(() -> work.apply(idempotency.newAttempt()));
    }
}
