package io.recourse.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private final Trouble trouble = new Trouble();

    @Test
    void oneEventThatFailsThreeTimesLastsWhereverItsBatchesBegin() {
        for (int begun = 0; begun < 3; begun++) {
            assertThat(trouble.lasting()).isEmpty();
            fails(new NotTaken(new IllegalStateException("personal words"), "poison"), "first-" + begun);
        }

        assertThat(trouble.lasting())
                .hasValueSatisfying(kind ->
                        assertThat(kind).contains("IllegalStateException").doesNotContain("personal words", "poison"));
    }

    @Test
    void batchThatFailsThreeTimesLastsToo() {
        fails(new IllegalStateException(), "first");
        fails(new IllegalStateException(), "first");
        assertThat(trouble.lasting()).isEmpty();

        fails(new IllegalStateException(), "first");

        assertThat(trouble.lasting()).isPresent();
    }

    @Test
    void failuresOfSeveralEventsPass() {
        for (int i = 0; i < 6; i++) {
            fails(new NotTaken(new IllegalStateException(), "event-" + i % 3), "first");
        }

        assertThat(trouble.lasting()).isEmpty();
    }

    private void fails(RuntimeException failure, String first) {
        ErrorContext context = new ErrorContext(
                "rebuild", failure, List.of(new GenericEventMessage<>(first, "payload", Map.of(), Instant.EPOCH)));
        assertThatThrownBy(() -> trouble.handleError(context)).isInstanceOf(NotTaken.class);
    }
}
