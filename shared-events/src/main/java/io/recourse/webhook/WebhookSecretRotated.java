package io.recourse.webhook;

import io.recourse.actor.Act;
import io.recourse.payment.MerchantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** There is another secret, which is not in the event.
 *
 * @param generation the new one's number
 * @param previousUntil until then the one before is valid, too
 */
@Revision("1")
public record WebhookSecretRotated(
        MerchantId merchantId, WebhookId webhookId, int generation, Instant previousUntil, Act act)
        implements WebhookEvent {}
