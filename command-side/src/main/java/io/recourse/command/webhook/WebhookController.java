package io.recourse.command.webhook;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.actor.Role;
import io.recourse.command.PlausibleTime;
import io.recourse.rejection.Rejected;
import io.recourse.runtime.idempotency.Attempt;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.webhook.WebhookSecrets;
import io.recourse.webhook.ChangeWebhook;
import io.recourse.webhook.PingWebhook;
import io.recourse.webhook.RemoveWebhook;
import io.recourse.webhook.ReplayWebhook;
import io.recourse.webhook.RotateWebhookSecret;
import io.recourse.webhook.Webhook;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookUrl;
import io.recourse.webhook.WebhookView;
import io.recourse.webhook.WebhooksId;
import io.recourse.webhook.WebhooksState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A merchant's own webhooks; those of others do not exist for it. */
@RestController
@RequestMapping(WebhookController.PATH)
@Tag(name = "Merchant")
class WebhookController {

    static final String PATH = "/api/v1/merchant/webhooks";

    private static final int DEFAULT_OVERLAP_HOURS = 24;
    private static final int MOST_OVERLAP_HOURS = 168;

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final Clock clock;

    WebhookController(Webhooks webhooks, WebhookSecrets secrets, Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Registers an address to be told of every change of the merchant's cases",
            description = "The secret, by which messages are signed (Standard Webhooks), is shown in this answer only.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = WebhookRequests.Issued.class)))
    ResponseEntity<?> register(@RequestBody WebhookRequests.NewWebhook request, Caller caller, Once once) {
        WebhooksId owner = owner(caller);
        WebhookUrl url = url(request.url());
        return once.run(request, attempt -> {
            WebhookId id = WebhookId.of(attempt.newId(WebhookId.PREFIX));
            WebhooksState state = webhooks.register(owner, id, url, act(caller, attempt));
            return tagged(ResponseEntity.created(URI.create(PATH + "/" + id)), state)
                    .body(issued(state, id));
        });
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Changes the address, or turns a webhook off or on",
            description =
                    "While it is off no messages are made. A change also ends a pause that failures brought about.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    ResponseEntity<?> change(
            @PathVariable WebhookId id, @RequestBody WebhookRequests.Change request, Caller caller, Once once) {
        WebhooksId owner = owner(caller);
        Optional<WebhookUrl> url = request.url().map(WebhookController::url);
        return once.run(request, attempt -> {
            url.ifPresent(webhooks::requireAllowed);
            return told(
                    HttpStatus.OK,
                    webhooks.handle(new ChangeWebhook(owner, id, url, request.enabled(), act(caller, attempt))),
                    id);
        });
    }

    @PostMapping("/{id}/secrets")
    @Operation(
            summary = "Makes another secret",
            description = "Shown in this answer only. Until the one before is over, messages have a signature by each.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = WebhookRequests.Issued.class)))
    ResponseEntity<?> rotate(
            @PathVariable WebhookId id, @RequestBody WebhookRequests.NewSecret request, Caller caller, Once once) {
        WebhooksId owner = owner(caller);
        int hours = request.previousValidHours().orElse(DEFAULT_OVERLAP_HOURS);
        Checks checks = new Checks();
        checks.that(hours >= 0 && hours <= MOST_OVERLAP_HOURS, "/previousValidHours", Flaw.Kind.OUT_OF_RANGE);
        Duration overlap = checks.build(() -> Duration.ofHours(hours));
        return once.run(request, attempt -> {
            Act act = act(caller, attempt);
            WebhooksState state = webhooks.handle(
                    new RotateWebhookSecret(owner, id, act.occurredAt().plus(overlap), act));
            return tagged(ResponseEntity.status(HttpStatus.CREATED), state).body(issued(state, id));
        });
    }

    @PostMapping("/{id}/pings")
    @Operation(
            summary = "Sends a message of type webhook.ping",
            description = "See the deliveries for what came of it.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    ResponseEntity<?> ping(@PathVariable WebhookId id, Caller caller, Once once) {
        WebhooksId owner = owner(caller);
        return once.run(
                "PingWebhook",
                attempt -> told(
                        HttpStatus.ACCEPTED, webhooks.handle(new PingWebhook(owner, id, act(caller, attempt))), id));
    }

    @PostMapping("/{id}/replays")
    @Operation(
            summary = "Tells again of every case that changed since then",
            description = "As new messages, one for each case, with the state in which it is now.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    ResponseEntity<?> replay(
            @PathVariable WebhookId id, @RequestBody WebhookRequests.Replay request, Caller caller, Once once) {
        WebhooksId owner = owner(caller);
        PlausibleTime.require("from", request.from(), clock.instant());
        return once.run(
                request,
                attempt -> told(
                        HttpStatus.ACCEPTED,
                        webhooks.handle(new ReplayWebhook(owner, id, request.from(), act(caller, attempt))),
                        id));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Removes a webhook for good", description = "What was still to be sent is not sent.")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<?> remove(@PathVariable WebhookId id, Caller caller, Once once) {
        WebhooksId owner = owner(caller);
        return once.run("RemoveWebhook", attempt -> {
            webhooks.handle(new RemoveWebhook(owner, id, act(caller, attempt)));
            return ResponseEntity.noContent().build();
        });
    }

    private ResponseEntity<?> told(HttpStatus status, WebhooksState state, WebhookId id) {
        return tagged(ResponseEntity.status(status), state).body(WebhookView.of(known(state, id), clock.instant()));
    }

    private WebhookRequests.Issued issued(WebhooksState state, WebhookId id) {
        Webhook webhook = known(state, id);
        return new WebhookRequests.Issued(
                WebhookView.of(webhook, clock.instant()),
                secrets.of(id, webhook.generation()).text());
    }

    /** A request that is repeated after a crash may come when it is removed already. */
    private static Webhook known(WebhooksState state, WebhookId id) {
        return state.find(id).orElseThrow(() -> new Rejected(Webhooks.unknown(id)));
    }

    private static ResponseEntity.BodyBuilder tagged(ResponseEntity.BodyBuilder answer, WebhooksState state) {
        return answer.eTag(IfMatch.eTag(state.version()));
    }

    private static WebhooksId owner(Caller caller) {
        return WebhooksId.of(caller.requireMerchant());
    }

    private static WebhookUrl url(String text) {
        Checks checks = new Checks();
        Checks.Checked<WebhookUrl> url = checks.parsed("/url", Optional.of(text), WebhookUrl::of);
        return checks.build(url);
    }

    private Act act(Caller caller, Attempt attempt) {
        return new Act(caller.actorAs(Role.MERCHANT), Channel.API, clock.instant(), attempt.commandId());
    }
}
