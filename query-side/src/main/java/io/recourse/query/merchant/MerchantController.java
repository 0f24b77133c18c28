package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.payment.MerchantId;
import io.recourse.query.audit.access.NothingPersonal;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.list.Filter;
import io.recourse.query.list.Queries;
import io.recourse.query.list.Zones;
import io.recourse.query.projection.Freshness;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cases of the merchant that the token names; any other case does not exist for it. */
@RestController
@RequestMapping("/api/v1/merchant/disputes")
@Tag(name = "Merchant")
class MerchantController {

    /** Explains If-None-Match. */
    static final String KNOWN = "The ETag of the last answer: 304 while nothing has changed";

    /** Explains Prefer. */
    static final String PREFER = "wait=30: rather than 304, wait so many seconds for a change, 60 at most";

    static final Duration SOON = Duration.ofSeconds(10);

    /** Hardly anything comes after the end. */
    static final Duration LATER = Duration.ofMinutes(10);

    /** Ours to keep, and asked about each time. */
    static final CacheControl KEPT = CacheControl.noCache().cachePrivate();

    private final Queries queries;
    private final MerchantCases cases;
    private final PollMemory memory;
    private final Waiting waiting;

    MerchantController(Queries queries, MerchantCases cases, PollMemory memory, Waiting waiting) {
        this.queries = queries;
        this.cases = cases;
        this.memory = memory;
        this.waiting = waiting;
    }

    @NothingPersonal
    @GetMapping
    @Operation(
            summary = "The merchant's cases, in the order of their last changes",
            description =
                    "Each case once, where it changed last. A case that changes moves to the end: who goes on from"
                            + " nextCursor, and later from the last resumeCursor, sees every case that changes, and none for nothing.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
    ResponseEntity<MerchantPage> list(
            @Filter MerchantFilter filter,
            Paging paging,
            @RequestHeader(HttpHeaders.IF_NONE_MATCH) @Parameter(description = KNOWN) Optional<String> ifNoneMatch,
            @RequestHeader(Prefer.HEADER) @Parameter(description = PREFER) Optional<String> prefer,
            Caller caller) {
        MerchantId merchant = caller.requireMerchant();
        Optional<FeedPosition> after = FeedPosition.of(paging.cursor(), "?cursor");
        Known known = Known.of(ifNoneMatch);
        Prefer wish = Prefer.of(prefer);
        BooleanSupplier changed = () -> !known.includes(memory.newest(merchant).eTag());
        if (!changed.getAsBoolean() && !news(changed, merchant, merchant, wish)) {
            return polled(HttpStatus.NOT_MODIFIED, memory.newest(merchant).eTag(), wish, SOON)
                    .build();
        }
        MerchantCaseList list =
                queries.ask(new ListMerchantCases(merchant, filter, after, paging.limit()), MerchantCaseList.class);
        return polled(HttpStatus.OK, list.newest().eTag(), wish, SOON).body(list.page());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A case, as far as the merchant needs it", description = "The ETag is the case's version.")
    ResponseEntity<MerchantCaseView> read(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Caller caller) {
        MerchantCaseView view = cases.read(id, caller, minVersion);
        return ResponseEntity.ok().eTag(IfMatch.eTag(view.version())).body(view);
    }

    @NothingPersonal
    @GetMapping("/{id}/status")
    @Operation(
            summary = "Where a case stands, for polling",
            description = "Send the last ETag as If-None-Match; the answer is 304 while nothing has changed.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
    ResponseEntity<MerchantStatus> poll(
            @PathVariable CaseId id,
            @RequestHeader(HttpHeaders.IF_NONE_MATCH) @Parameter(description = KNOWN) Optional<String> ifNoneMatch,
            @RequestHeader(Prefer.HEADER) @Parameter(description = PREFER) Optional<String> prefer,
            Caller caller) {
        PollMemory.Polled polled = new PollMemory.Polled(caller.requireMerchant(), id);
        Known known = Known.of(ifNoneMatch);
        Prefer wish = Prefer.of(prefer);
        BooleanSupplier changed =
                () -> !known.includes(IfMatch.eTag(current(polled).version()));
        boolean news = changed.getAsBoolean() || news(changed, polled, polled.merchantId(), wish);
        MerchantStatus status = current(polled);
        BodyBuilder answer = polled(
                news ? HttpStatus.OK : HttpStatus.NOT_MODIFIED,
                IfMatch.eTag(status.version()),
                wish,
                status.status() == CaseStatus.CLOSED ? LATER : SOON);
        return news ? answer.body(status) : answer.build();
    }

    @NothingPersonal
    @GetMapping("/{id}/outstanding")
    @Operation(
            summary = "What the case waits for from the merchant, and by when",
            description = "Deadlines as instants, in the zone asked for, and in seconds that are left.")
    ResponseEntity<MerchantOutstanding> outstanding(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "UTC")
                    @Parameter(description = "Time zone for local times, for example Asia/Shanghai")
                    String zone,
            Caller caller) {
        FindOutstanding question = new FindOutstanding(id, caller.requireMerchant(), Zones.of(zone));
        MerchantOutstanding outstanding =
                queries.ask(question, OutstandingFound.class).outstanding().orElseThrow(CaseReader::unknown);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(outstanding);
    }

    private MerchantStatus current(PollMemory.Polled polled) {
        return memory.status(polled).orElseThrow(CaseReader::unknown);
    }

    private boolean news(BooleanSupplier changed, Object what, MerchantId merchant, Prefer wish) {
        if (!wish.waits()) {
            return false;
        }
        Optional<Waiting.Place> taken = waiting.take(what, merchant);
        if (taken.isEmpty()) {
            return false;
        }
        try (Waiting.Place place = taken.get()) {
            return place.until(changed, wish.patience());
        }
    }

    /** @param again when to ask again; at once, for who waits */
    private static BodyBuilder polled(HttpStatus status, String eTag, Prefer wish, Duration again) {
        BodyBuilder answer = ResponseEntity.status(status).eTag(eTag).cacheControl(KEPT);
        return wish.waits()
                ? answer.header(Prefer.APPLIED, wish.applied())
                : answer.header(HttpHeaders.RETRY_AFTER, Long.toString(again.toSeconds()));
    }
}
