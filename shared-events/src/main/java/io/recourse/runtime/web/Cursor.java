package io.recourse.runtime.web;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Where a list goes on, as text that callers hand back and cannot read meaning into. It belongs to one list and one form
 * of sorting; another list refuses it. It holds no secret and grants nothing: lists filter by caller on their own.
 *
 * @param keys the sort key of the last item given, in the order of sorting
 */
public record Cursor(List<String> keys) {
    private static final byte VERSION = 1;
    private static final int MAX_LENGTH = 2_000;

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(String... keys) {
        return new Cursor(List.of(keys));
    }

    /** @param list names the list, with its sorting, for example {@code "disputes:openedAt"} */
    public String encode(String list) {
        List<byte[]> parts =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
        int length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(1 + Integer.BYTES + length).put(VERSION).putInt(0);
        parts.forEach(part -> bytes.putInt(part.length).put(part));
        bytes.putInt(1, checksum(list, bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws ProblemException 400 when {@code text} is not what {@link #encode} gave for the same list */
    public static Cursor decode(String list, String text) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("too long");
            }
            return new Cursor(read(list, ByteBuffer.wrap(Base64.getUrlDecoder().decode(text))));
        } catch (IllegalArgumentException | BufferUnderflowException malformed) {
            throw ProblemException.invalidParameter("cursor", Flaw.Kind.MALFORMED_CURSOR);
        }
    }

    private static List<String> read(String list, ByteBuffer bytes) {
        if (bytes.get() != VERSION || bytes.getInt() != checksum(list, bytes.array())) {
            throw new IllegalArgumentException("not of this list");
        }
        var keys = new ArrayList<String>();
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                throw new IllegalArgumentException("cut off");
            }
            var part = new byte[length];
            bytes.get(part);
            keys.add(new String(part, StandardCharsets.UTF_8));
        }
        return keys;
    }

    private static int checksum(String list, byte[] bytes) {
        var sum = new CRC32C();
        sum.update(list.getBytes(StandardCharsets.UTF_8));
        sum.update(bytes, 1 + Integer.BYTES, bytes.length - 1 - Integer.BYTES);
        return (int) sum.getValue();
    }
}
