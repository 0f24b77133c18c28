package io.recourse.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

/** What is remembered from batch to batch is never taken for what the table has. */
class BatchFoldTest {

    private record Said(String id, String word) {}

    private record Text(String id, long version, String words) {}

    private final Map<String, Text> table = new HashMap<>();
    private final List<String> loaded = new ArrayList<>();
    private final BatchFold<Said, Text> fold = new BatchFold<>(
            Said.class,
            Said::id,
            (before, event, sequence, at) ->
                    new Text(event.id(), sequence, before.map(Text::words).orElse("") + event.word()),
            new BatchFold.Rows<>() {
                @Override
                public Map<String, Text> load(Collection<String> ids) {
                    loaded.addAll(ids);
                    Map<String, Text> known = new HashMap<>(table);
                    known.keySet().retainAll(ids);
                    return known;
                }

                @Override
                public void save(Collection<Text> states) {
                    states.forEach(state -> table.put(state.id(), state));
                }

                @Override
                public long version(Text state) {
                    return state.version();
                }
            },
            (id, after, before) -> false);

    @Test
    void theNextEventReadsNothing() {
        batch(said("a", 0, "x"), said("b", 0, "y"));
        loaded.clear();

        batch(said("a", 1, "x"), said("b", 1, "y"), said("a", 2, "z"));

        assertThat(loaded).isEmpty();
        assertThat(words()).containsOnly(Map.entry("a", "xxz"), Map.entry("b", "yy"));
    }

    @Test
    void whatAnotherTookInMeanwhileIsRead() {
        batch(said("a", 0, "x"));
        table.put("a", new Text("a", 2, "x-elsewhere"));

        batch(said("a", 3, "z"));

        assertThat(words()).containsOnly(Map.entry("a", "x-elsewherez"));
    }

    @Test
    void fromTheBeginningAgainAfterTheTableWasEmptied() {
        batch(said("a", 0, "x"), said("a", 1, "y"));
        table.clear();

        batch(said("a", 0, "x"));
        batch(said("a", 1, "y"));

        assertThat(words()).containsOnly(Map.entry("a", "xy"));
    }

    @Test
    void tableThatKnowsLessIsCaughtUp() {
        batch(said("a", 0, "x"), said("a", 1, "y"), said("a", 2, "z"));
        table.put("a", new Text("a", 0, "x"));

        batch(said("a", 1, "y"), said("a", 2, "z"));
        batch(said("a", 3, "!"));

        assertThat(words()).containsOnly(Map.entry("a", "xyz!"));
    }

    @Test
    void batchThatFailedIsNotRemembered() {
        batch(said("a", 0, "x"));

        assertThatThrownBy(() -> batch(said("a", 1, "lost"), said("a", 3, "too early")))
                .isInstanceOf(IllegalStateException.class);
        batch(said("a", 1, "y"));

        assertThat(words()).containsOnly(Map.entry("a", "xy"));
    }

    @Test
    void eventThatWasTakenInChangesNothing() {
        batch(said("a", 0, "x"), said("a", 1, "y"));

        batch(said("a", 1, "y"), said("a", 2, "z"));

        assertThat(words()).containsOnly(Map.entry("a", "xyz"));
    }

    @Test
    void eventThatFailedInTheEndWasNotTakenIn() {
        batch(said("a", 0, "x"));

        DomainEventMessage<?> failing = said("a", 1, "lost");
        BatchingUnitOfWork<DomainEventMessage<?>> unit = new BatchingUnitOfWork<>(List.of(failing));
        unit.executeWithResult(() -> {
            assertThatThrownBy(() -> on(failing, unit, () -> {
                        throw new IllegalStateException("kept aside");
                    }))
                    .hasMessage("kept aside");
            return "the others of its batch are taken in";
        });
        batch(said("a", 1, "y"), said("a", 2, "z"));

        assertThat(words()).containsOnly(Map.entry("a", "xyz"));
    }

    private Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        table.forEach((id, text) -> words.put(id, text.words()));
        return words;
    }

    private static DomainEventMessage<?> said(String id, long sequence, String word) {
        return new GenericDomainEventMessage<>("Test", id, sequence, new Said(id, word));
    }

    private void batch(DomainEventMessage<?>... events) {
        BatchingUnitOfWork<DomainEventMessage<?>> unit = new BatchingUnitOfWork<>(List.of(events));
        ResultMessage<?> result = unit.executeWithResult(() -> {
            on(unit.getMessage(), unit, () -> {});
            return "taken in";
        });
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }

    private void on(DomainEventMessage<?> event, BatchingUnitOfWork<?> unit, Runnable along) {
        fold.on((Said) event.getPayload(), event.getSequenceNumber(), event.getTimestamp(), unit, along);
    }
}
