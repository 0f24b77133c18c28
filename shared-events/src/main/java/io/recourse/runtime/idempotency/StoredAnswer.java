package io.recourse.runtime.idempotency;

import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer as it was sent, kept to be sent again. */
record StoredAnswer(int status, String contentType, Optional<String> eTag, Optional<String> location, byte[] body) {

    static final String REPLAYED = "Idempotent-Replayed";

    ResponseEntity<byte[]> send() {
        return builder().body(body);
    }

    ResponseEntity<byte[]> replay() {
        return builder().header(REPLAYED, "true").body(body);
    }

    private ResponseEntity.BodyBuilder builder() {
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(HttpStatusCode.valueOf(status))
                .contentType(MediaType.parseMediaType(contentType));
        eTag.ifPresent(builder::eTag);
        location.map(URI::create).ifPresent(builder::location);
        return builder;
    }
}
