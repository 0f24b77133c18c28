package io.recourse.receipt;

import io.recourse.personal.Personal;
import java.util.Optional;

/**
 * A file that was attached to a case. The bytes are kept apart from the history, under their hash.
 *
 * @param mediaType as detected from the bytes, never from the name
 */
public record Receipt(
        ReceiptId id,
        ReceiptKind kind,
        Sha256 sha256,
        long sizeBytes,
        String mediaType,
        Personal<String> fileName,
        Optional<Personal<String>> description) {

    /** Without what it says in words. */
    Receipt silent() {
        return new Receipt(id, kind, sha256, sizeBytes, mediaType, Personal.redacted(), Optional.empty());
    }
}
