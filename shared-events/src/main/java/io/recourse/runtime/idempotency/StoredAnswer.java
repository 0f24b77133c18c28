package io.recourse.runtime.idempotency;

import io.recourse.runtime.masking.MaskedFields;
import io.recourse.runtime.vault.DataKey;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer as it was sent, kept to be sent again.
 *
 * @param masked where the request held what must not be stored
 */
record StoredAnswer(
        int status,
        String contentType,
        Optional<String> eTag,
        Optional<String> location,
        Optional<String> masked,
        byte[] body) {

    private static final String PLACE = "answer";

    static final String REPLAYED = "Idempotent-Replayed";

    StoredAnswer sealed(DataKey key) {
        return with(key.seal(PLACE, body));
    }

    StoredAnswer opened(DataKey key) {
        return with(key.open(PLACE, body));
    }

    private StoredAnswer with(byte[] otherBody) {
        return new StoredAnswer(status, contentType, eTag, location, masked, otherBody);
    }

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
        masked.ifPresent(fields -> builder.header(MaskedFields.HEADER, fields));
        return builder;
    }
}
