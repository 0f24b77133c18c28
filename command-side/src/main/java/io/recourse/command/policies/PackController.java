package io.recourse.command.policies;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.command.policy.pack.Pack;
import io.recourse.command.policy.pack.PackReader;
import io.recourse.rejection.Rejected;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The packs there are, and more of them. */
@RestController
@RequestMapping(PackController.PATH)
@Tag(name = "Policies")
class PackController {

    static final String PATH = "/api/v1/admin/policies";

    private final Policies policies;
    private final Clock clock;

    PackController(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All policy packs in all their versions, by id and version")
    Page<PackSummary> list() {
        return new Page<>(
                policies.catalogue().packs().stream().map(PackSummary::of).toList(), Optional.empty());
    }

    @GetMapping(value = "/{id}/{version}", produces = Document.YAML)
    @Operation(summary = "The text of one version of a policy pack")
    ResponseEntity<String> show(@PathVariable String id, @PathVariable int version) {
        return policies.catalogue().packs().stream()
                .map(Pack::ref)
                .filter(ref -> ref.id().equals(id) && ref.version() == version)
                .findFirst()
                .flatMap(policies.shelf()::text)
                .map(text -> ResponseEntity.ok().contentType(Document.YAML_TYPE).body(text))
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
    }

    @PostMapping(value = "/validations", consumes = Document.YAML)
    @Operation(summary = "Whether a policy pack could be added, and what is wrong with it, by line and column")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Validation.class)))
    ResponseEntity<?> validate(@RequestBody byte[] body, Once once) {
        String text = Document.text(body);
        return once.run(text, attempt -> ResponseEntity.ok(Validation.of(Document.flaws(text, reader()::read))));
    }

    /** @throws Rejected when that version says something else already */
    @PostMapping(consumes = Document.YAML)
    @Operation(
            summary = "Adds a policy pack, or a version of one",
            description =
                    "It applies to cases that are opened from then on. Adding the same text again changes nothing.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PackSummary.class)))
    ResponseEntity<?> add(@RequestBody byte[] body, Caller caller, Once once) {
        String text = Document.text(body);
        Pack pack = Document.read(text, reader()::read);
        return once.run(text, attempt -> {
            policies.addPack(
                    pack.ref(),
                    text,
                    new Act(caller.actorAs(Role.ADMIN), Channel.API, clock.instant(), attempt.commandId()));
            return ResponseEntity.created(URI.create(PATH + "/" + pack.id() + "/" + pack.version()))
                    .body(PackSummary.of(pack));
        });
    }

    private PackReader reader() {
        return new PackReader(policies.catalogue().calendars());
    }
}
