package io.recourse.webhook;

import java.time.Instant;

/** A secret that was followed by another.
 *
 * @param generation which one, from 1
 * @param validUntil until then, itself not included, messages are signed by it too
 */
public record OldSecret(int generation, Instant validUntil) {

    OldSecret notAfter(Instant end) {
        return validUntil.isAfter(end) ? new OldSecret(generation, end) : this;
    }
}
