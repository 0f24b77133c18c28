package io.recourse.runtime.idempotency;

import io.recourse.runtime.masking.MaskedFields;
import io.recourse.runtime.problem.Problem;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.problem.Problems;
import io.recourse.runtime.vault.DataKey;
import io.recourse.runtime.vault.DataKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys and what became of their requests. The row says which attempt a request belongs to; that nothing is done twice is
 * the aggregates' doing, who know the attempt's command id, so that a crash at any point is harmless.
 */
final class Idempotency {

    /** Longer than a request takes; after that its process is taken for dead. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final String FINGERPRINT = "HmacSHA256";

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Keys keys;
    private final DataKeys vault;
    private final JsonMapper json;
    private final Problems problems;
    private final Clock clock;

    Idempotency(Keys keys, DataKeys vault, JsonMapper json, Problems problems, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.json = json;
        this.problems = problems;
        this.clock = clock;
    }

    Attempt newAttempt() {
        return new Attempt(UUID.randomUUID(), clock.instant());
    }

    ResponseEntity<byte[]> run(
            HttpServletRequest request,
            String caller,
            String key,
            Object content,
            Function<Attempt, ResponseEntity<?>> work) {
        Scope scope = Scope.of(caller, request.getMethod() + " " + request.getRequestURI(), key);
        byte[] fingerprint = fingerprint(key, content);
        Attempt fresh = newAttempt();
        Instant leased = fresh.startedAt().plus(LEASE);
        if (keys.insert(scope, fingerprint, fresh, leased)) {
            return work(request, scope, seal(key), fresh, leased, work);
        }
        KeyRow known = keys.find(scope).orElseThrow(Idempotency::inFlight);
        if (!known.isFor(fingerprint)) {
            throw ProblemException.of(ProblemType.KEY_REUSED);
        }
        if (known.answer().isPresent()) {
            return known.answer().get().opened(seal(key)).replay();
        }
        Instant now = clock.instant();
        Instant again = now.plus(LEASE);
        if (!keys.takeOver(scope, now, again)) {
            throw inFlight();
        }
        return work(request, scope, seal(key), known.attempt(), again, work);
    }

    private ResponseEntity<byte[]> work(
            HttpServletRequest request,
            Scope scope,
            DataKey seal,
            Attempt attempt,
            Instant leased,
            Function<Attempt, ResponseEntity<?>> work) {
        try {
            ResponseEntity<?> given = work.apply(attempt);
            StoredAnswer answer = stored(given);
            if (given.getStatusCode().is2xxSuccessful()) {
                keys.complete(scope, answer.sealed(seal));
            } else {
                release(scope, leased);
            }
            return answer.send();
        } catch (RuntimeException e) {
            refusal(request, e)
                    .ifPresentOrElse(
                            refusal -> keys.complete(scope, refusal.sealed(seal)), () -> release(scope, leased));
            throw e;
        }
    }

    /**
     * Nothing once the lease has ended: it may be another's by then, and when the database did not answer, the caller would wait as long
     * for it once more.
     */
    private void release(Scope scope, Instant leased) {
        Instant now = clock.instant();
        if (now.isBefore(leased)) {
            keys.release(scope, now);
        }
    }

    /** Answers tell of people: only who has the key, which is not stored, can read one again. */
    private DataKey seal(String key) {
        return vault.under(key, "idempotency");
    }

    private StoredAnswer stored(ResponseEntity<?> answer) {
        return new StoredAnswer(
                answer.getStatusCode().value(),
                MediaType.APPLICATION_JSON_VALUE,
                Optional.ofNullable(answer.getHeaders().getETag()),
                Optional.ofNullable(answer.getHeaders().getLocation()).map(URI::toString),
                MaskedFields.ofRequest(),
                json.writeValueAsBytes(answer.getBody()));
    }

    /** The answer to keep when a rule refused the request; anything else may succeed when it is tried again. */
    private Optional<StoredAnswer> refusal(HttpServletRequest request, RuntimeException failure) {
        Problems.Rendered rendered = problems.render(request, failure);
        if (rendered.type() != ProblemType.RULE_REFUSED) {
            return Optional.empty();
        }
        return Optional.of(new StoredAnswer(
                rendered.type().status(),
                Problem.MEDIA_TYPE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rendered.body()));
    }

    /** Needs the key, which is not stored: from the row alone nobody can find out by trying what a request said. */
    private byte[] fingerprint(String key, Object content) {
        try {
            Mac mac = Mac.getInstance(FINGERPRINT);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), FINGERPRINT));
            mac.update(content.getClass().getName().getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(json.writeValueAsBytes(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + FINGERPRINT, e);
        }
    }

    private static ProblemException inFlight() {
        return ProblemException.retryLater(ProblemType.IN_FLIGHT, RETRY);
    }
}
