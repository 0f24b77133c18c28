package io.recourse.standalone.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One event as the embedded store has it, column by column.
 *
 * @param streamId the event's own id when it belongs to no stream
 * @param recordedAt as text, as it is stored
 */
record StoredRow(
        String eventId,
        String streamId,
        long sequence,
        Optional<String> streamType,
        String recordedAt,
        String type,
        Optional<String> revision,
        byte[] payload,
        byte[] metadata) {

    private static final int ABSENT = -1;

    boolean ofStream() {
        return !streamId.equals(eventId) || streamType.isPresent();
    }

    int bytes() {
        return payload.length + metadata.length;
    }

    /** SHA-256 over all columns, each behind its length, in hexadecimal: two events have the same only when no bit differs. */
    String digest() {
        MessageDigest sha = sha256();
        add(sha, Optional.of(eventId));
        add(sha, Optional.of(streamId));
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequence));
        add(sha, streamType);
        add(sha, Optional.of(recordedAt));
        add(sha, Optional.of(type));
        add(sha, revision);
        add(sha, payload);
        add(sha, metadata);
        return HexFormat.of().formatHex(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest sha, Optional<String> text) {
        text.ifPresentOrElse(present -> add(sha, present.getBytes(UTF_8)), () -> length(sha, ABSENT));
    }

    private static void add(MessageDigest sha, byte[] bytes) {
        length(sha, bytes.length);
        sha.update(bytes);
    }

    private static void length(MessageDigest sha, int length) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
    }
}
