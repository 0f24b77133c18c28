package io.recourse.runtime.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A key means something only together with who sent it, and for what.
 *
 * @param key its SHA-256 in hexadecimal, because a caller may have put into a key what must not be stored
 */
record Scope(String caller, String operation, String key) {

    static Scope of(String caller, String operation, String key) {
        byte[] digest = Attempt.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return new Scope(caller, operation, HexFormat.of().formatHex(digest));
    }
}
