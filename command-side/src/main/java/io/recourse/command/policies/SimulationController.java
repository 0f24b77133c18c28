package io.recourse.command.policies;

import io.recourse.command.dispute.OwnHistory;
import io.recourse.command.policy.calendar.NotCovered;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.simulation.Report;
import io.recourse.command.policy.simulation.Simulation;
import io.recourse.deadline.PolicyRef;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.admission.OneAtATime;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.json.StoredJson;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What other packs would have made of the cases that there were. */
@RestController
@Tag(name = "Policies")
class SimulationController {

    private static final int LISTED = 100;
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Policies policies;
    private final OwnCases cases;
    private final Clock clock;
    private final JsonMapper json = StoredJson.mapper();
    private final OneAtATime one = new OneAtATime(Duration.ofSeconds(10));

    SimulationController(Policies policies, OwnCases cases, Clock clock) {
        this.policies = policies;
        this.cases = cases;
        this.clock = clock;
    }

    @PostMapping(PackController.PATH + "/simulations")
    @Operation(
            summary = "Replays past cases under policy packs, in virtual time",
            description =
                    "Changes nothing. One at a time in each process, over a million events at most; the answer lists the first "
                            + LISTED
                            + " cases that differ. For more, and for logs of other systems, there is the command simulate.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Report.class)))
    ResponseEntity<?> simulate(@RequestBody SimulationRequest request, Once once) {
        request.check();
        return once.run(
                request,
                attempt -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.valueToTree(one.run(() -> simulate(request)))));
    }

    private Report simulate(SimulationRequest request) {
        try {
            Simulation simulation = new Simulation(catalogue(request), request.packs(), Catalogue.Rules.ENABLED);
            cases.received(request.from(), request.to())
                    .forEach(history -> OwnHistory.of(history).forEach(simulation::add));
            Instant until = request.until().orElseGet(clock::instant);
            return simulation.run(Optional.of(until), LISTED, unused -> {});
        } catch (NotCovered e) {
            throw new Rejected(Rejection.of(Rule.CALENDAR_NOT_COVERED, "calendar", e.calendar(), "day", e.day()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.retryLater(ProblemType.UNAVAILABLE, STOPPING);
        }
    }

    private Catalogue catalogue(SimulationRequest request) {
        Catalogue catalogue = policies.catalogue();
        for (PolicyRef pack : request.packs()) {
            if (catalogue.find(pack).isEmpty()) {
                throw new Rejected(Rejection.of(Rule.POLICY_UNKNOWN, "policy", pack.id(), "version", pack.version()));
            }
        }
        return catalogue;
    }
}
