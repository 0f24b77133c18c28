package io.recourse.command.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What came in, untouched: signatures are over its very bytes.
 *
 * @param headers by name in lower case, the first value of each
 */
@SuppressWarnings("ArrayRecordComponent")
public record Delivery(Map<String, String> headers, byte[] body, Instant receivedAt) {

    /** @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
