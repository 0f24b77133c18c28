package io.recourse.query.merchant;

import io.recourse.payment.MerchantId;
import io.recourse.query.audit.access.NothingPersonal;
import io.recourse.query.list.Filter;
import io.recourse.query.list.Queries;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The merchant's list as a stream that goes on (server-sent events). */
@RestController
@Tag(name = "Merchant")
class MerchantStream {

    private static final int AT_ONCE = 100;

    /** Shorter than the patience of what stands between client and server, which is often half a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Queries queries;
    private final PollMemory memory;
    private final Waiting waiting;
    private final JsonMapper json;
    private final Clock clock;

    MerchantStream(Queries queries, PollMemory memory, Waiting waiting, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.memory = memory;
        this.waiting = waiting;
        this.json = json;
        this.clock = clock;
    }

    @NothingPersonal
    @GetMapping(path = "/api/v1/merchant/disputes/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "The merchant's cases as they change",
            description =
                    "The same feed as the list, as server-sent events: id is a cursor of the list, data a line of it."
                            + " Goes on after Last-Event-ID. Ends with the token; connect again with another.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(type = "string"))))
    void stream(
            @Filter MerchantFilter filter,
            @RequestParam @Parameter(description = "Begin after this place of the list") Optional<String> cursor,
            @RequestHeader("Last-Event-ID") @Parameter(description = "The last id received; wins over the cursor")
                    Optional<String> lastEventId,
            Caller caller,
            @AuthenticationPrincipal @Parameter(hidden = true) Jwt token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        MerchantId merchant = caller.requireMerchant();
        Optional<FeedPosition> from = FeedPosition.of(lastEventId, Flaw.header("Last-Event-ID"))
                .or(() -> FeedPosition.of(cursor, Flaw.parameter("cursor")));
        Waiting.Place taken = waiting.take(merchant, merchant)
                .orElseThrow(() -> ProblemException.retryLater(ProblemType.TOO_MANY_REQUESTS, RETRY_AFTER));
        try (Waiting.Place place = taken) {
            ListMerchantCases first = new ListMerchantCases(merchant, filter, from, AT_ONCE);
            MerchantCaseList part = queries.ask(first, MerchantCaseList.class);
            EventStream out = begin(response);
            // Of a body that nobody is sent nobody could tell that the client has gone.
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                send(part, first, place, end(token), out);
            }
        }
    }

    /** Until the client leaves, its token ends, this process stops or the read model fails: then it connects again. */
    private void send(
            MerchantCaseList first, ListMerchantCases question, Waiting.Place place, Instant end, EventStream out) {
        MerchantId merchant = question.merchantId();
        try {
            MerchantCaseList part = first;
            while (place.isOpen() && clock.instant().isBefore(end)) {
                for (MerchantCaseList.Line line : part.lines()) {
                    out.event(line.position().cursor(), "dispute", json.writeValueAsString(line.summary()));
                }
                out.flush();
                long seen = part.newest().number();
                if (!part.more() && !place.until(() -> memory.newest(merchant).number() > seen, patience(end))) {
                    out.heartbeat();
                }
                part = queries.ask(question.after(part.resume()), MerchantCaseList.class);
            }
        } catch (IOException | ProblemException ended) {
            // Nobody listens any more, or nothing can be read: the client comes back with its last id.
            return;
        }
    }

    private Duration patience(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
    }

    private static EventStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // For proxies that would collect it.
        response.setHeader("X-Accel-Buffering", "no");
        EventStream out = new EventStream(response.getWriter());
        out.begin();
        return out;
    }

    private static Instant end(Jwt token) {
        return Optional.ofNullable(token.getExpiresAt()).orElse(Instant.EPOCH);
    }
}
