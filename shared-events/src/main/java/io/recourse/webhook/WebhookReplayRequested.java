package io.recourse.webhook;

import io.recourse.actor.Act;
import io.recourse.payment.MerchantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The merchant wants to hear again of what changed.
 *
 * @param from of every case that was recorded to have changed then or later
 */
@Revision("1")
public record WebhookReplayRequested(MerchantId merchantId, WebhookId webhookId, Instant from, Act act)
        implements WebhookEvent {}
