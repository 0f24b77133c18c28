package io.recourse.standalone.cfpb;

import java.time.Instant;
import java.util.Optional;

/** One complaint and when, in virtual time, it is opened and answered. */
record Replay(ComplaintRow row, Instant opensAt, Optional<Answered> answered) {

    record Answered(Answer answer, Instant at) {}

    boolean staysOpen() {
        return answered.map(given -> given.answer() instanceof Answer.Contact).orElse(true);
    }
}
