package io.recourse.dispute;

import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** What the merchant answered.
 *
 * @param sequence of the event that tells it
 * @param late the merchant had missed a deadline
 */
public record Response(
        long sequence, Position position, Optional<Personal<String>> message, int round, boolean late, Instant at) {

    Response silent() {
        return new Response(sequence, position, Optional.empty(), round, late, at);
    }
}
