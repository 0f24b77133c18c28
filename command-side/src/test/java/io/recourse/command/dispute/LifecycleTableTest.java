package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.Action;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.LifecycleRow;
import io.recourse.dispute.Phase;
import io.recourse.dispute.Stage;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the table says and what a case does are the same, in every position that there is and for everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleTableTest {

    private static final Path PAGE = Path.of("../docs/lifecycle.md");

    private final Map<Action, Set<Class<?>>> events = new EnumMap<>(Action.class);
    private final Map<Action, Set<Phase>> phases = new EnumMap<>(Action.class);
    private final Map<Action, Set<Stage>> stages = new EnumMap<>(Action.class);
    private final Map<Action, Set<Rule>> refusals = new EnumMap<>(Action.class);
    private final Set<Phase> reached = EnumSet.noneOf(Phase.class);
    private final Map<Phase, Map<Phase, Set<Action>>> moves = new EnumMap<>(Phase.class);
    private final Set<Class<?>> consequences = new HashSet<>();
    private int trials;

    @BeforeAll
    void tryEverythingEverywhere() {
        new Exploration().run(this::compare);
    }

    private void compare(Exploration.Trial trial) {
        trials++;
        Action action = trial.command().action();
        LifecycleRow row = Lifecycle.row(action);
        CaseState before = trial.before();
        CaseState after = trial.after();
        Optional<Rule> byTable =
                Lifecycle.refusal(before, trial.command(), trial.at()).map(Rejection::rule);
        byTable.ifPresent(rule -> assertThat(trial.refusal()).contains(rule));
        trial.refusal()
                .ifPresent(rule ->
                        refusals.computeIfAbsent(action, a -> new HashSet<>()).add(rule));
        reached.add(before.phase());
        for (DisputeEvent event : trial.events()) {
            if (row.events().contains(event.getClass())) {
                events.computeIfAbsent(action, a -> new HashSet<>()).add(event.getClass());
            } else {
                assertThat(Lifecycle.CONSEQUENCES).as("%s", trial.command()).contains(event.getClass());
                consequences.add(event.getClass());
            }
        }
        if (trial.events().isEmpty()) {
            return;
        }
        assertThat(row.leads(before.phase(), after.phase()))
                .as("%s from %s to %s", action, before.phase(), after.phase())
                .isTrue();
        phases.computeIfAbsent(action, a -> EnumSet.noneOf(Phase.class)).add(after.phase());
        moves.computeIfAbsent(before.phase(), p -> new EnumMap<>(Phase.class))
                .computeIfAbsent(after.phase(), p -> EnumSet.noneOf(Action.class))
                .add(action);
        if (before.stage() != after.stage()) {
            assertThat(row.stages()).as("%s", action).contains(after.stage());
            stages.computeIfAbsent(action, a -> EnumSet.noneOf(Stage.class)).add(after.stage());
        }
    }

    @Test
    void everyPhaseIsReached() {
        assertThat(reached).containsExactlyInAnyOrder(Phase.values());
        assertThat(trials).isGreaterThan(10_000);
    }

    @Test
    void everythingThatMayFollowDoes() {
        assertThat(consequences).containsExactlyInAnyOrderElementsOf(Set.<Class<?>>copyOf(Lifecycle.CONSEQUENCES));
    }

    @ParameterizedTest
    @MethodSource("io.recourse.command.dispute.Exploration#actions")
    void theTablePromisesNothingThatDoesNotHappen(Action action) {
        LifecycleRow row = Lifecycle.row(action);
        assertThat(events.getOrDefault(action, Set.of()))
                .containsExactlyInAnyOrderElementsOf(Set.<Class<?>>copyOf(row.events()));
        assertThat(phases.getOrDefault(action, Set.of())).containsAll(row.next());
        assertThat(stages.getOrDefault(action, Set.of())).containsAll(row.stages());
        assertThat(refusals.getOrDefault(action, Set.of())).containsAll(row.rules());
    }

    /** Run with {@code -Drecourse.docs=write} to write the page anew. */
    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        String page = new LifecyclePage(moves).text();
        if ("write".equals(System.getProperty("recourse.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
