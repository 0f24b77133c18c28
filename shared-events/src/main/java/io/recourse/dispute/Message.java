package io.recourse.dispute;

import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** Something that one party wrote to another.
 *
 * @param sequence of the event that sent it
 * @param text empty once it was redacted
 */
public record Message(long sequence, Party from, Party to, Optional<Personal<String>> text, Instant sentAt) {

    Message silent() {
        return new Message(sequence, from, to, Optional.empty(), sentAt);
    }
}
