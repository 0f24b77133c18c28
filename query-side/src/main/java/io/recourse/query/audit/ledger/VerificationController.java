package io.recourse.query.audit.ledger;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Verifies the whole history on request. */
@RestController
@RequestMapping(VerificationController.PATH)
@Tag(name = "Audit")
class VerificationController {

    static final String PATH = "/api/v1/audit/verifications";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final VerificationRuns runs;

    VerificationController(VerificationRuns runs) {
        this.runs = runs;
    }

    @PostMapping
    @Operation(
            summary = "Verify the whole history",
            description =
                    "Reads every event again and compares it with the ledger and with what was signed. One at a time;"
                            + " the answer's Location tells how far it is.",
            responses = @ApiResponse(responseCode = "202", useReturnTypeSchema = true))
    ResponseEntity<VerificationRun> start() {
        VerificationRun run =
                runs.start().orElseThrow(() -> ProblemException.retryLater(ProblemType.TOO_MANY_REQUESTS, RETRY_AFTER));
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + run.id()))
                .body(run);
    }

    @GetMapping
    @Operation(summary = "The last verifications of this process, the newest first")
    List<VerificationRun> list() {
        return runs.all();
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "How far a verification is, and what it found",
            description = "Known until the process that runs it ends, and to that process alone.")
    VerificationRun read(@PathVariable String id) {
        return runs.find(id).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
    }
}
