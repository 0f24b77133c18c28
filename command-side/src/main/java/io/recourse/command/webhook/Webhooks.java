package io.recourse.command.webhook;

import io.recourse.actor.Act;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.webhook.WebhookReach;
import io.recourse.webhook.RegisterFirstWebhook;
import io.recourse.webhook.RegisterWebhook;
import io.recourse.webhook.WebhookCommand;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookUrl;
import io.recourse.webhook.WebhooksId;
import io.recourse.webhook.WebhooksState;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** The way in for commands on webhooks. */
@Component
class Webhooks {

    private final CommandGateway commands;
    private final EventStore events;
    private final WebhookReach reach;

    Webhooks(CommandGateway commands, EventStore events, WebhookReach reach) {
        this.commands = commands;
        this.events = events;
        this.reach = reach;
    }

    /** @throws Rejected when the address may not be called, or there are too many */
    WebhooksState register(WebhooksId owner, WebhookId id, WebhookUrl url, Act act) {
        requireAllowed(url);
        if (!known(owner)) {
            try {
                return commands.sendAndWait(new RegisterFirstWebhook(owner, id, url, act));
            } catch (RuntimeException e) {
                // Another one may have been registered at the same time, and was the first.
                if (!known(owner)) {
                    throw e;
                }
            }
        }
        return commands.sendAndWait(new RegisterWebhook(owner, id, url, act));
    }

    /** @throws Rejected {@link Rule#WEBHOOK_UNKNOWN} when the merchant has no such webhook */
    WebhooksState handle(WebhookCommand command) {
        if (!known(command.owner())) {
            throw new Rejected(unknown(command.webhookId()));
        }
        return commands.sendAndWait(command);
    }

    /** @throws Rejected {@link Rule#WEBHOOK_ADDRESS_NOT_ALLOWED} when the text alone tells that it may not be called */
    void requireAllowed(WebhookUrl url) {
        if (!reach.allows(url)) {
            throw new Rejected(Rejection.of(Rule.WEBHOOK_ADDRESS_NOT_ALLOWED));
        }
    }

    static Rejection unknown(WebhookId id) {
        return Rejection.of(Rule.WEBHOOK_UNKNOWN, "webhookId", id);
    }

    private boolean known(WebhooksId owner) {
        return events.lastSequenceNumberFor(owner.value()).isPresent();
    }
}
