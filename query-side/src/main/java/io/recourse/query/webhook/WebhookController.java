package io.recourse.query.webhook;

import io.recourse.query.audit.access.NothingPersonal;
import io.recourse.query.list.Filter;
import io.recourse.query.list.Position;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhooksId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A merchant's own webhooks and what became of their messages; those of others do not exist for it. */
@RestController
@RequestMapping("/api/v1/merchant/webhooks")
@Tag(name = "Merchant")
class WebhookController {

    private static final String LIST = "webhook-deliveries";

    private final Queries queries;
    private final Freshness freshness;

    WebhookController(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    /** @param status what has become of the message */
    record Wanted(List<DeliveryState> status) {}

    @NothingPersonal
    @GetMapping
    @Operation(summary = "The merchant's webhooks and how they do", description = "At most ten, so in one part.")
    Page<WebhookStanding> list(
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion, Caller caller) {
        return new Page<>(webhooks(minVersion, caller), Optional.empty());
    }

    @NothingPersonal
    @GetMapping("/{id}")
    @Operation(summary = "A webhook and how it does", description = "Its secrets are not shown.")
    WebhookStanding read(
            @PathVariable WebhookId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Caller caller) {
        return webhooks(minVersion, caller).stream()
                .filter(webhook -> webhook.webhookId().equals(id))
                .findFirst()
                .orElseThrow(WebhookController::unknown);
    }

    @NothingPersonal
    @GetMapping("/{id}/deliveries")
    @Operation(summary = "What became of a webhook's messages", description = "The latest first.")
    Page<WebhookDelivery> deliveries(@PathVariable WebhookId id, @Filter Wanted wanted, Paging paging, Caller caller) {
        DeliveryList found = queries.ask(
                new ListDeliveries(
                        caller.requireMerchant(), id, wanted.status(), paging.limit(), Position.after(paging, LIST)),
                DeliveryList.class);
        if (!found.known()) {
            throw unknown();
        }
        return new Page<>(found.items(), found.next().map(position -> position.cursor(LIST)));
    }

    private List<WebhookStanding> webhooks(Optional<Long> minVersion, Caller caller) {
        freshness.await(
                ReadModel.WEBHOOKS, WebhooksId.of(caller.requireMerchant()).value(), minVersion);
        return queries.ask(new FindWebhooks(caller.requireMerchant()), WebhooksFound.class)
                .webhooks();
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.of(Rule.WEBHOOK_UNKNOWN));
    }
}
