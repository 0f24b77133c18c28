package io.recourse.query.dispute;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseView;
import io.recourse.query.list.Zones;
import io.recourse.query.projection.Freshness;
import io.recourse.receipt.ReceiptView;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case, for staff. */
@RestController
@RequestMapping("/api/v1/disputes/{id}")
@Tag(name = "Disputes")
class CaseController {

    private final CaseReader cases;

    CaseController(CaseReader cases) {
        this.cases = cases;
    }

    @GetMapping
    @Operation(summary = "A case, with what the caller may do next", description = "The ETag is the case's version.")
    ResponseEntity<CaseView> read(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Caller caller) {
        CaseView view = cases.read(id, caller.actor(), minVersion);
        return ResponseEntity.ok().eTag(IfMatch.eTag(view.version())).body(view);
    }

    @GetMapping("/deadlines")
    @Operation(
            summary = "The deadlines of a case and what became of them",
            description = "Of one that a policy asks for: the policy, its rule and where that is written (policy, rule,"
                    + " citation, confidence), for whom it stands still (standsStillFor), and until when it can be put"
                    + " off (extensibleUntil). holds says what makes it stand still now. A case that was moved to other"
                    + " policies has dropped those that these do not know.")
    Page<CaseView.DeadlineView> deadlines(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            @RequestParam @Parameter(description = "The reader's time zone, for example Asia/Shanghai")
                    Optional<String> zone,
            Caller caller) {
        List<CaseView.DeadlineView> deadlines =
                cases.read(id, caller.actor(), minVersion).deadlines();
        return new Page<>(
                zone.map(Zones::of)
                        .map(reader -> deadlines.stream().map(d -> d.in(reader)).toList())
                        .orElse(deadlines),
                Optional.empty());
    }

    @GetMapping("/receipts")
    @Operation(summary = "The evidence of a case, in the order in which it was attached")
    Page<ReceiptView> receipts(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Caller caller) {
        return new Page<>(cases.read(id, caller.actor(), minVersion).receipts(), Optional.empty());
    }
}
