package io.recourse.command.policies;

import io.recourse.command.policy.Policy;
import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.calendar.NotCovered;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.Considered;
import io.recourse.command.policy.pack.Loss;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.idempotency.Once;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Until when must we answer? Asked without opening a case. */
@RestController
@Tag(name = "Policies")
class PreviewController {

    private final Policies policies;
    private final Policy policy;
    private final Clock clock;

    PreviewController(Policies policies, Policy policy, Clock clock) {
        this.policies = policies;
        this.policy = policy;
        this.clock = clock;
    }

    @PostMapping({"/api/v1/policies/previews", PackController.PATH + "/previews"})
    @Operation(
            summary = "Which policy packs a case would get and why, with all due dates, without opening it",
            description = "Changes nothing. With a pack, what that one alone says, even before it is enabled.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PreviewView.class)))
    ResponseEntity<?> preview(@RequestBody PreviewRequest request, Once once) {
        Facts facts = request.facts(clock.instant());
        return once.run(request, attempt -> ResponseEntity.ok(preview(request, facts)));
    }

    private PreviewView preview(PreviewRequest request, Facts facts) {
        Catalogue catalogue = policies.catalogue();
        return request.pack()
                .map(pack -> alone(pack, facts, request, catalogue))
                .orElseGet(() -> all(facts, request, catalogue));
    }

    private PreviewView all(Facts facts, PreviewRequest request, Catalogue catalogue) {
        List<Considered> considered = catalogue.consider(facts, facts.receivedAt());
        Policy.Decision decision = policy.decide(facts, facts.receivedAt());
        return new PreviewView(
                considered.stream().map(c -> answer(c, facts, catalogue)).toList(),
                ordered(decision.deadlines().stream()),
                Optional.of(decision.queue()),
                liability(decision.policies(), facts, request, catalogue));
    }

    private PreviewView alone(PolicyRef pack, Facts facts, PreviewRequest request, Catalogue catalogue) {
        if (catalogue.find(pack).isEmpty()) {
            throw new Rejected(Rejection.of(Rule.POLICY_UNKNOWN, "policy", pack.id(), "version", pack.version()));
        }
        List<PreviewView.PackAnswer> answers = catalogue.consider(facts, facts.receivedAt()).stream()
                .filter(c -> c.pack().ref().equals(pack))
                .map(c -> answer(c, facts, catalogue))
                .toList();
        return new PreviewView(
                answers,
                ordered(deadlines(pack, facts, catalogue).stream()),
                Optional.empty(),
                liability(List.of(pack), facts, request, catalogue));
    }

    private static List<Deadline> deadlines(PolicyRef pack, Facts facts, Catalogue catalogue) {
        try {
            return catalogue.deadlines(pack, facts, Catalogue.Rules.ALL);
        } catch (NotCovered e) {
            throw new Rejected(Rejection.of(Rule.CALENDAR_NOT_COVERED, "calendar", e.calendar(), "day", e.day()));
        }
    }

    private static List<PreviewView.DeadlineAnswer> ordered(Stream<Deadline> deadlines) {
        return deadlines
                .sorted(Comparator.comparing((Deadline deadline) -> deadline.dueAt())
                        .thenComparing(deadline -> deadline.name().value()))
                .map(PreviewView.DeadlineAnswer::of)
                .toList();
    }

    private static PreviewView.PackAnswer answer(Considered considered, Facts facts, Catalogue catalogue) {
        return new PreviewView.PackAnswer(
                considered.pack().ref(),
                considered.pack().title(),
                considered.why(),
                considered.mismatch(),
                noticeBy(considered, facts, catalogue));
    }

    private static Optional<Instant> noticeBy(Considered considered, Facts facts, Catalogue catalogue) {
        return switch (considered.why()) {
            case APPLIES, NOTICE_TOO_LATE ->
                catalogue.noticeBy(considered.pack().ref(), facts);
            case NOT_ENABLED, NOT_IN_FORCE, SUPERSEDED, NOT_CONCERNED -> Optional.empty();
        };
    }

    private static List<PreviewView.LiabilityAnswer> liability(
            List<PolicyRef> packs, Facts facts, PreviewRequest request, Catalogue catalogue) {
        List<Loss> losses = request.losses().orElse(List.of());
        if (losses.isEmpty()) {
            return List.of();
        }
        return packs.stream()
                .flatMap(pack -> catalogue.liability(pack, facts, losses).stream()
                        .map(amount -> new PreviewView.LiabilityAnswer(pack, amount)))
                .toList();
    }
}
