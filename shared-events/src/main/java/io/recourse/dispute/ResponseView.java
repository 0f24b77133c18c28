package io.recourse.dispute;

import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A merchant's answer as it is shown. */
public record ResponseView(Position position, Optional<String> message, int round, boolean late, Instant at) {

    public static List<ResponseView> of(CaseState state) {
        return state.dealings().responses().stream()
                .map(r -> new ResponseView(r.position(), r.message().map(Personal::value), r.round(), r.late(), r.at()))
                .toList();
    }
}
