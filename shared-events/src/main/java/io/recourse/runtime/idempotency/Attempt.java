package io.recourse.runtime.idempotency;

import io.recourse.actor.CommandId;
import io.recourse.id.Ulid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * What a request and all its repetitions have in common. Identifiers come from here, so that a repetition after a crash is
 * the same command about the same things.
 *
 * @param startedAt when the key was first seen
 */
public record Attempt(UUID id, Instant startedAt) {

    private static final int ENTROPY_BYTES = 10;

    public CommandId commandId() {
        return CommandId.of("http:" + id);
    }

    /** The attempt's one identifier that begins with {@code prefix}. */
    public String newId(String prefix) {
        return newId(prefix, "");
    }

    /**
     * The attempt's identifiers that begin with {@code prefix}, one for each index; the first is that of {@link #newId(String)}.
     *
     * @param index zero or more
     */
    public String newId(String prefix, int index) {
        return newId(prefix, index == 0 ? "" : "#" + index);
    }

    private String newId(String prefix, String suffix) {
        byte[] digest = sha256().digest((id + prefix + suffix).getBytes(StandardCharsets.UTF_8));
        return prefix + Ulid.of(startedAt, Arrays.copyOf(digest, ENTROPY_BYTES));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
