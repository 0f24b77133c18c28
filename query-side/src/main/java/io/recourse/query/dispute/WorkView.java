package io.recourse.query.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.query.list.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody who works on cases looks at. */
public record WorkView(Kind kind) {

    /** How near the end of a deadline puts a case at risk. */
    public static final Duration RISK = Duration.ofHours(24);

    public enum Kind {
        MINE("mine"),
        AT_RISK("atRisk"),
        ACTION_REQUIRED("actionRequired");

        private final String parameter;

        Kind(String parameter) {
            this.parameter = parameter;
        }
    }

    /** @throws IllegalArgumentException when {@code text} names no view */
    @JsonCreator
    public static WorkView of(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.parameter.equals(text))
                .findFirst()
                .map(WorkView::new)
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(Kind.values())
                                .map(kind -> kind.parameter)
                                .collect(Collectors.joining(", "))));
    }

    void limit(Where where, String reader, Instant now) {
        switch (kind) {
            case MINE -> where.and("assignee = ?", reader);
            case AT_RISK -> where.and("phase <> 'CLOSED'").before("next_due_at", Optional.of(now.plus(RISK)));
            case ACTION_REQUIRED ->
                where.and("(phase in ('NEW', 'UNDER_REVIEW') and status <> 'RESOLVED' or 'APPROVAL' = any(waiting_for)"
                        + " or tasks <> '{}')");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return kind.parameter;
    }
}
