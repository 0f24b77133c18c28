package io.recourse.query.webhook;

import io.recourse.dispute.CaseStatus;
import io.recourse.query.change.Change;
import io.recourse.webhook.WebhookId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one webhook is told once.
 *
 * @param id the same for all attempts, and for the same thing told twice
 * @param subject messages about the same one are sent in order: a case, or the ping itself
 * @param version of the case; empty for a ping
 * @param payload thin, and nothing personal: whoever wants more asks with a token
 */
record Message(String id, WebhookId webhook, String subject, OptionalLong version, MessageType type, String payload) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ID_BYTES = 16;

    /**
     * About a case.
     *
     * @param occasion tells apart what is the same but told again on purpose; empty for a change
     * @param now where the case stands; empty when its row is behind the change, and then nothing is said of it
     */
    static Message about(WebhookId webhook, Change change, Optional<CaseNow> now, MessageType type, String occasion) {
        String caseId = change.caseId().value();
        long version = now.map(CaseNow::version).orElse(change.version());
        Instant updatedAt = now.map(CaseNow::updatedAt).orElse(change.updatedAt());
        ObjectNode body = body(type, updatedAt);
        ObjectNode data = body.putObject("data").put("disputeId", caseId).put("version", version);
        now.map(CaseNow::status).map(CaseStatus::name).ifPresent(status -> data.put("status", status));
        data.put("updatedAt", updatedAt.toString());
        return new Message(
                id(webhook + "|" + caseId + "|" + version + "|" + occasion),
                webhook,
                caseId,
                OptionalLong.of(version),
                type,
                JSON.writeValueAsString(body));
    }

    static Message ping(WebhookId webhook, String occasion, Instant now) {
        String id = id(webhook + "|ping|" + occasion);
        ObjectNode body = body(MessageType.PING, now);
        body.putObject("data").put("webhookId", webhook.value());
        return new Message(id, webhook, id, OptionalLong.empty(), MessageType.PING, JSON.writeValueAsString(body));
    }

    private static ObjectNode body(MessageType type, Instant timestamp) {
        return JSON.createObjectNode().put("type", type.word()).put("timestamp", timestamp.toString());
    }

    private static String id(String what) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
