package io.recourse.runtime;

import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.idempotency.Attempt;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.web.IfMatch;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work that can be counted, held up and made to fail, behind idempotency keys. */
@RestController
@RequestMapping("/api/v1/probe/work")
public class OnceProbe {

    /** What becomes of the work when it is done. */
    public enum Ending {
        DONE,
        RULE,
        CONFLICT,
        FAULT,
        UNAVAILABLE,
        CRASH
    }

    public record Work(String name, int size) {}

    private final Map<String, List<Attempt>> attempts = new ConcurrentHashMap<>();
    private final Map<String, Ending> endings = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

    /** The attempts of all executions of the work with this name, in order. */
    public List<Attempt> attempts(String name) {
        return attempts.getOrDefault(name, List.of());
    }

    public void endsWith(String name, Ending ending) {
        endings.put(name, ending);
    }

    /** Holds the work up until the gate is opened. */
    public CountDownLatch gate(String name) {
        return gates.computeIfAbsent(name, any -> new CountDownLatch(1));
    }

    @PostMapping
    ResponseEntity<?> required(@RequestBody Work work, Once once, IfMatch expected) {
        return once.keyRequired().run(work, attempt -> execute(work, attempt));
    }

    @PostMapping("/freely")
    ResponseEntity<?> optional(@RequestBody Work work, Once once) {
        return once.run(work, attempt -> execute(work, attempt));
    }

    private ResponseEntity<?> execute(Work work, Attempt attempt) {
        attempts.computeIfAbsent(work.name(), any -> new CopyOnWriteArrayList<>())
                .add(attempt);
        await(work.name());
        return switch (endings.getOrDefault(work.name(), Ending.DONE)) {
            case DONE ->
                ResponseEntity.created(URI.create("/api/v1/probe/work/" + attempt.newId("case_")))
                        .eTag(IfMatch.eTag(work.size()))
                        .body(Map.of("id", attempt.newId("case_"), "command", attempt.commandId()));
            case RULE -> throw new Rejected(Rejection.of(Rule.PAYMENT_UNKNOWN));
            case CONFLICT -> throw new Rejected(Rejection.of(Rule.PAYMENT_DIFFERS));
            case FAULT -> throw new IllegalStateException("on purpose");
            case UNAVAILABLE -> ResponseEntity.status(503).body(Map.of());
            case CRASH -> throw new AssertionError("the process died here, on purpose");
        };
    }

    private void await(String name) {
        CountDownLatch gate = gates.get(name);
        try {
            if (gate != null && !gate.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
