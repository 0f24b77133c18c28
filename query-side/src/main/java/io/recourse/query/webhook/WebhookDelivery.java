package io.recourse.query.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.recourse.dispute.CaseId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** A message as its merchant sees what became of it.
 *
 * @param nextAttemptAt empty while it waits behind another one of the same case, and when it is over
 * @param lastStatus with which the last attempt was answered
 * @param lastError why the last attempt failed, in one word
 */
@Schema(name = "WebhookDelivery")
record WebhookDelivery(
        String messageId,
        MessageType type,
        Optional<CaseId> disputeId,
        Optional<Long> version,
        @JsonProperty("status") DeliveryState state,
        int attempts,
        Instant createdAt,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> lastAttemptAt,
        Optional<Integer> lastStatus,
        Optional<String> lastError,
        Optional<Instant> endedAt) {}
