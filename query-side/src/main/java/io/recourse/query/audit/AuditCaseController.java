package io.recourse.query.audit;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseView;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.list.Numbers;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case, for auditors: folded from its events for each request. */
@RestController
@RequestMapping("/api/v1/audit/disputes/{id}")
@Tag(name = "Audit")
class AuditCaseController {

    private final StoredEvents events;

    AuditCaseController(StoredEvents events) {
        this.events = events;
    }

    @GetMapping
    @Operation(
            summary = "A case as it was",
            description =
                    "At an instant (by the time at which events were recorded) or at a version; give one of both.")
    ResponseEntity<CaseView> read(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = "What was known at this instant") Optional<Instant> asOf,
            @RequestParam @Parameter(description = "The case after the event with this sequence number")
                    Optional<Long> atVersion,
            Caller caller) {
        if (asOf.isPresent() == atVersion.isPresent()) {
            throw ProblemException.invalid(List.of(Flaw.at(
                    Flaw.parameter("asOf"), Flaw.Kind.REFUSED_BECAUSE, "reason", "give either asOf or atVersion")));
        }
        CaseState state = asOf.flatMap(instant ->
                        events.fold(id, event -> !event.getTimestamp().isAfter(instant)))
                .or(() -> atVersion.flatMap(version -> atVersion(id, version)))
                .orElseThrow(CaseReader::unknown);
        Actor auditor = caller.actorAs(Role.AUDITOR);
        CaseView view = CaseView.of(state, auditor, asOf.orElse(state.updatedAt()));
        return ResponseEntity.ok().eTag(IfMatch.eTag(state.version())).body(view);
    }

    @GetMapping("/events")
    @Operation(summary = "The events of a case as they are stored")
    Page<StoredEvent> events(@PathVariable CaseId id, Paging paging) {
        String list = "events:" + id;
        long from = Numbers.after(paging, list).map(sequence -> sequence + 1).orElse(0L);
        List<StoredEvent> found = events.of(id, from, paging.limit() + 1);
        if (found.isEmpty() && from == 0) {
            throw CaseReader.unknown();
        }
        return Numbers.page(list, found, paging.limit(), StoredEvent::sequence);
    }

    private Optional<CaseState> atVersion(CaseId id, long version) {
        return events.fold(id, event -> event.getSequenceNumber() <= version)
                .filter(state -> state.version() == version);
    }
}
