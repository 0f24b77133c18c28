package io.recourse.command.webhook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.recourse.actor.Act;
import io.recourse.actor.CommandId;
import io.recourse.payment.MerchantId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.webhook.ChangeWebhook;
import io.recourse.webhook.PingWebhook;
import io.recourse.webhook.RegisterFirstWebhook;
import io.recourse.webhook.RegisterWebhook;
import io.recourse.webhook.RemoveWebhook;
import io.recourse.webhook.ReplayWebhook;
import io.recourse.webhook.RotateWebhookSecret;
import io.recourse.webhook.Webhook;
import io.recourse.webhook.WebhookChanged;
import io.recourse.webhook.WebhookCommand;
import io.recourse.webhook.WebhookEvent;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookPingRequested;
import io.recourse.webhook.WebhookRegistered;
import io.recourse.webhook.WebhookRemoved;
import io.recourse.webhook.WebhookReplayRequested;
import io.recourse.webhook.WebhookSecretRotated;
import io.recourse.webhook.WebhookUrl;
import io.recourse.webhook.WebhooksId;
import io.recourse.webhook.WebhooksState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * All webhooks of one merchant, so that their number can be limited, and so that another merchant's are not even looked at. Telling
 * it anything twice changes nothing.
 */
@Aggregate
public class MerchantWebhooks {

    /** More would be a message to nobody: each is told of every case. */
    static final int MOST = 10;

    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
    private WebhooksId id;

    @SuppressWarnings("NullAway.Init")
    private WebhooksState state;

    private final Set<CommandId> handled = new HashSet<>();

    MerchantWebhooks() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    WebhooksState handle(RegisterFirstWebhook c) {
        return register(c.owner().merchant(), c.webhookId(), c.url(), c.act());
    }

    /** @throws Rejected {@link Rule#WEBHOOK_LIMIT_REACHED} when there are {@value #MOST} already */
    @CommandHandler
    WebhooksState handle(RegisterWebhook c) {
        if (handled.contains(c.act().commandId())) {
            return state;
        }
        if (state.webhooks().size() >= MOST) {
            throw new Rejected(Rejection.of(Rule.WEBHOOK_LIMIT_REACHED, "most", MOST));
        }
        return register(c.owner().merchant(), c.webhookId(), c.url(), c.act());
    }

    /** What is as it is wanted already changes nothing. */
    @CommandHandler
    WebhooksState handle(ChangeWebhook c) {
        if (!handled.contains(c.act().commandId())) {
            Webhook webhook = known(c);
            WebhookUrl url = c.url().orElse(webhook.url());
            boolean enabled = c.enabled().orElse(webhook.enabled());
            if (!url.equals(webhook.url()) || enabled != webhook.enabled()) {
                apply(new WebhookChanged(c.owner().merchant(), c.webhookId(), url, enabled, c.act()));
            }
        }
        return state;
    }

    @CommandHandler
    WebhooksState handle(RotateWebhookSecret c) {
        if (!handled.contains(c.act().commandId())) {
            int next = known(c).generation() + 1;
            apply(new WebhookSecretRotated(c.owner().merchant(), c.webhookId(), next, c.previousUntil(), c.act()));
        }
        return state;
    }

    @CommandHandler
    WebhooksState handle(PingWebhook c) {
        if (!handled.contains(c.act().commandId())) {
            requireEnabled(known(c));
            apply(new WebhookPingRequested(c.owner().merchant(), c.webhookId(), c.act()));
        }
        return state;
    }

    @CommandHandler
    WebhooksState handle(ReplayWebhook c) {
        if (!handled.contains(c.act().commandId())) {
            requireEnabled(known(c));
            apply(new WebhookReplayRequested(c.owner().merchant(), c.webhookId(), c.from(), c.act()));
        }
        return state;
    }

    @CommandHandler
    WebhooksState handle(RemoveWebhook c) {
        if (!handled.contains(c.act().commandId())) {
            known(c);
            apply(new WebhookRemoved(c.owner().merchant(), c.webhookId(), c.act()));
        }
        return state;
    }

    @EventSourcingHandler
    void on(WebhookEvent event, @SequenceNumber long sequence) {
        id = WebhooksId.of(event.merchantId());
        state = WebhooksState.evolve(Optional.ofNullable(state), event, sequence);
        handled.add(event.act().commandId());
    }

    private WebhooksState register(MerchantId merchant, WebhookId webhookId, WebhookUrl url, Act act) {
        apply(new WebhookRegistered(merchant, webhookId, url, act));
        return state;
    }

    private Webhook known(WebhookCommand c) {
        return state.find(c.webhookId()).orElseThrow(() -> new Rejected(Webhooks.unknown(c.webhookId())));
    }

    private static void requireEnabled(Webhook webhook) {
        if (!webhook.enabled()) {
            throw new Rejected(Rejection.of(Rule.WEBHOOK_DISABLED, "webhookId", webhook.id()));
        }
    }
}
