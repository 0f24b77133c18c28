package io.recourse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything about a stored event that is proved.
 *
 * @param type the name of the payload's type, as stored
 * @param streamType what kind of thing the stream is about, such as {@code DisputeCase}
 * @param streamId the case or payment that the event belongs to
 * @param sequence in its stream, from 0
 * @param payload JSON, exactly as stored
 * @param metadata JSON as {@link CanonicalJson} writes it
 */
public record Leaf(
        String eventId,
        String type,
        Optional<String> revision,
        String streamType,
        String streamId,
        long sequence,
        Instant recordedAt,
        String payload,
        String metadata) {

    private static final byte[] CHAIN = {2};
    private static final byte[] BEGINNING = new byte[Hash.LENGTH];

    /** RFC 6962 §2.1: SHA-256 of a zero byte and the fields, each after its length in bytes (4 bytes, the highest first). */
    public Hash hash() {
        MessageDigest digest = Hash.digest();
        digest.update(Tree.LEAF);
        add(digest, eventId);
        add(digest, type);
        add(digest, revision.orElse(""));
        add(digest, streamType);
        add(digest, streamId);
        add(digest, Long.toString(sequence));
        add(digest, recordedAt.toString());
        add(digest, payload);
        add(digest, metadata);
        return Hash.of(digest.digest());
    }

    /** The hash of a stream up to an event: from the one before that event, empty at the first, and the event's leaf. */
    public static Hash chain(Optional<Hash> before, Hash leaf) {
        return Hash.sha256(CHAIN, before.map(Hash::bytes).orElse(BEGINNING), leaf.bytes());
    }

    private static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
