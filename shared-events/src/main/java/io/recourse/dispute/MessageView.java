package io.recourse.dispute;

import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message as it is shown; without its text once that was redacted. */
public record MessageView(Party from, Party to, Optional<String> text, Instant sentAt) {

    public static List<MessageView> of(CaseState state) {
        return state.dealings().messages().stream()
                .map(m -> new MessageView(m.from(), m.to(), m.text().map(Personal::value), m.sentAt()))
                .toList();
    }
}
