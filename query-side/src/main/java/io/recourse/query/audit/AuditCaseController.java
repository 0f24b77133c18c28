package io.recourse.query.audit;

import io.recourse.actor.Actor;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseView;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.list.Numbers;
import io.recourse.query.merchant.MerchantCaseView;
import io.recourse.query.timeline.Differences;
import io.recourse.query.timeline.Telling;
import io.recourse.query.timeline.TimelineItem;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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

    private static final String AS_OF = "The case at this instant";
    private static final String AT_VERSION = "The case after the event with this sequence number";
    private static final String BY =
            "recorded: what was known at the instant. occurred: what had happened by it, as far as is known now; events that"
                    + " were recorded late belong to it, and events of a later business time do not. They count in the order"
                    + " in which they were recorded, and what changes a thing that is not there yet changes nothing.";

    private final StoredEvents events;

    AuditCaseController(StoredEvents events) {
        this.events = events;
    }

    @GetMapping
    @Operation(
            summary = "A case as it was",
            description =
                    "At an instant or at a version (give one of both), as a reader in some role could see it then,"
                            + " with what that role could do. Words that were redacted since, or whose customer is forgotten,"
                            + " are not shown of any time. The ETag is the version, unless it is looked up by business time.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(anyOf = {CaseView.class, MerchantCaseView.class}))))
    ResponseEntity<Object> read(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = AS_OF) Optional<Instant> asOf,
            @RequestParam @Parameter(description = AT_VERSION) Optional<Long> atVersion,
            @RequestParam(defaultValue = "recorded")
                    @Parameter(
                            description = BY,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"recorded", "occurred"}))
                    TimeAxis by,
            @RequestParam(defaultValue = "AUDITOR")
                    @Parameter(
                            description =
                                    "In which role; as MERCHANT it is the view of the case's own merchant, if it has one")
                    Viewer as,
            Caller caller) {
        Point point = point(asOf, atVersion, by);
        CaseState state = events.history(id).at(point).orElseThrow(CaseReader::unknown);
        Actor reader = new Actor(caller.subject(), as.role());
        Object view = switch (as) {
            case AGENT, SUPERVISOR, AUDITOR -> CaseView.of(state, reader, point.now(state));
            case MERCHANT ->
                state.merchantId()
                        .map(merchant -> MerchantCaseView.of(state, reader, point.now(state)))
                        .orElseThrow(CaseReader::unknown);
        };
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return by.occurred()
                ? answer.body(view)
                : answer.eTag(IfMatch.eTag(state.version())).body(view);
    }

    @GetMapping("/timeline")
    @Operation(
            summary = "What had happened in a case, in words",
            description = "As staff could read it at an instant or at a version (give one of both), in the language of"
                    + " Accept-Language: zh-CN or en. Merchants have no timeline.")
    ResponseEntity<Page<TimelineItem>> timeline(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = AS_OF) Optional<Instant> asOf,
            @RequestParam @Parameter(description = AT_VERSION) Optional<Long> atVersion,
            @RequestParam(defaultValue = "recorded")
                    @Parameter(
                            description = BY,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"recorded", "occurred"}))
                    TimeAxis by,
            Paging paging,
            Language language) {
        CaseHistory history = events.history(id);
        List<Told> known = known(history, point(asOf, atVersion, by));
        String list = "timeline-then:" + id;
        long from = Numbers.after(paging, list).map(sequence -> sequence + 1).orElse(0L);
        Set<Long> redacted = history.redacted();
        List<TimelineItem> items = known.stream()
                .filter(told -> told.sequence() >= from)
                .limit(paging.limit() + 1L)
                .map(told -> tell(told, redacted, language))
                .toList();
        return inLanguage(language).body(Numbers.page(list, items, paging.limit(), TimelineItem::sequence));
    }

    @GetMapping("/differences")
    @Operation(
            summary = "What happened to a case between two points, in words",
            description =
                    "Each point is a version or an instant of recording. The events between them, and what of the case"
                            + " is another at the later point. In the language of Accept-Language: zh-CN or en.")
    ResponseEntity<CaseDifference> differences(
            @PathVariable CaseId id,
            @RequestParam
                    @Parameter(
                            description = "The earlier point: 3, or 2026-05-01T12:00:00Z",
                            schema = @Schema(type = "string"))
                    Point from,
            @RequestParam @Parameter(description = "The later point", schema = @Schema(type = "string")) Point to,
            Language language) {
        CaseHistory history = events.history(id);
        CaseState earlier = history.at(from).orElseThrow(CaseReader::unknown);
        CaseState later = history.at(to).orElseThrow(CaseReader::unknown);
        if (earlier.version() > later.version()) {
            throw ProblemException.invalid(List.of(
                    Flaw.at(Flaw.parameter("to"), Flaw.Kind.REFUSED_BECAUSE, "reason", "must not be before from")));
        }
        Set<Long> redacted = history.redacted();
        List<TimelineItem> between = history.events().stream()
                .filter(told -> told.sequence() > earlier.version() && told.sequence() <= later.version())
                .map(told -> tell(told, redacted, language))
                .toList();
        return inLanguage(language)
                .body(new CaseDifference(
                        CaseDifference.End.of(earlier),
                        CaseDifference.End.of(later),
                        between,
                        Differences.between(earlier, later, language)));
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

    private static Point point(Optional<Instant> asOf, Optional<Long> atVersion, TimeAxis by) {
        if (asOf.isPresent() == atVersion.isPresent()) {
            throw refused("give either asOf or atVersion");
        }
        if (atVersion.isPresent() && by.occurred()) {
            throw refused("versions are numbered by recording; give asOf to look up what had occurred");
        }
        return asOf.map(by::at).or(() -> atVersion.map(Point.Version::new)).orElseThrow();
    }

    private static ProblemException refused(String reason) {
        return ProblemException.invalid(
                List.of(Flaw.at(Flaw.parameter("asOf"), Flaw.Kind.REFUSED_BECAUSE, "reason", reason)));
    }

    private static List<Told> known(CaseHistory history, Point point) {
        List<Told> known = history.events().isEmpty() ? List.of() : point.known(history.events());
        if (known.isEmpty()) {
            throw CaseReader.unknown();
        }
        return known;
    }

    private static TimelineItem tell(Told told, Set<Long> redacted, Language language) {
        return Telling.of(
                told.event(),
                told.eventId(),
                told.sequence(),
                told.recordedAt(),
                redacted.contains(told.sequence()),
                language);
    }

    private static ResponseEntity.BodyBuilder inLanguage(Language language) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
