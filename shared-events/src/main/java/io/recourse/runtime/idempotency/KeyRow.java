package io.recourse.runtime.idempotency;

import java.util.Arrays;
import java.util.Optional;

/** What is known of a key. */
record KeyRow(Attempt attempt, byte[] fingerprint, Optional<StoredAnswer> answer) {

    boolean isFor(byte[] other) {
        return Arrays.equals(fingerprint, other);
    }
}
