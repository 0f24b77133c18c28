package io.recourse.command.deadletter;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.runtime.deadletter.DeadLetter;
import io.recourse.runtime.deadletter.DeadLetters;
import io.recourse.runtime.deadletter.Outcome;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets what stands still go on. */
@RestController
@RequestMapping("/api/v1/admin/dead-letters/{id}")
@Tag(name = "Dead letters")
class DeadLetterController {

    private static final Duration BUSY = Duration.ofSeconds(5);

    private final DeadLetters letters;
    private final Clock clock;

    DeadLetterController(DeadLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @PostMapping("/retry")
    @Operation(
            summary = "Tries an event again that its processor could not take, and then all that wait behind it",
            description = "Stops at the first one that is refused: it is in the answer.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tried.class)))
    ResponseEntity<?> retry(@PathVariable String id, Caller caller, Once once) {
        caller.actorAs(Role.ADMIN);
        return run(once, "retry " + id, () -> letters.retry(id));
    }

    @PostMapping("/skip")
    @Operation(
            summary = "Lets the processor go on without the event, and tries those that wait behind it",
            description =
                    "Who did so, when and why stays on record. The event itself is not touched; to bring it back into the"
                            + " processor's tables, rebuild them.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tried.class)))
    ResponseEntity<?> skip(@PathVariable String id, @RequestBody SkipRequest request, Caller caller, Once once) {
        String reason = FreeText.required("/reason", request.reason()).value();
        Actor admin = caller.actorAs(Role.ADMIN);
        return run(once, request, () -> letters.skip(id, reason, admin, clock.instant()));
    }

    private static ResponseEntity<?> run(Once once, Object content, Supplier<Outcome> work) {
        return once.run(content, attempt -> {
            Outcome outcome = work.get();
            return switch (outcome.kind()) {
                case TAKEN, STANDS -> ResponseEntity.ok(new Tried(outcome.left().isEmpty(), outcome.left()));
                case BUSY -> throw ProblemException.retryLater(ProblemType.BUSY, BUSY);
                case UNKNOWN -> throw ProblemException.of(ProblemType.NOT_FOUND);
            };
        });
    }

    /** @param reason why the event can be left out, at most 4,000 characters */
    @Schema(name = "SkipRequest")
    record SkipRequest(String reason) {}

    /**
     * @param goesOn whether nothing of the stream stands still in the processor any more
     * @param deadLetter the event that it stands at
     */
    @Schema(name = "TriedAgain")
    record Tried(boolean goesOn, Optional<DeadLetter> deadLetter) {}
}
