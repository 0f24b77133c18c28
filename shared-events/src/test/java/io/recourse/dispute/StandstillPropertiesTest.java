package io.recourse.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.SampleRules.INVESTIGATION;
import static io.recourse.sample.SampleRules.began;
import static io.recourse.sample.SampleRules.investigation;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.Trigger;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever holds a deadline, one after another or at once: it is later by exactly as long as it stood still. */
class StandstillPropertiesTest {

    private static final List<DeadlineName> NAMES = List.of(INVESTIGATION);

    /** After {@code pause} more, this begins to hold the deadline, or ends holding it if it does. */
    private record Turn(Hold hold, Duration pause) {}

    @Property(tries = 500)
    void isLaterByAsLongAsItStoodStill(@ForAll("turns") @Size(max = 40) List<Turn> turns) {
        CaseState state = step(Fold.after(), began(Trigger.ESCALATED, investigation()));
        Set<Hold> holding = EnumSet.noneOf(Hold.class);
        Duration still = Duration.ZERO;
        Instant now = NOW;

        for (Turn turn : turns) {
            now = now.plus(turn.pause());
            still = holding.isEmpty() ? still : still.plus(turn.pause());
            boolean ends = holding.contains(turn.hold());
            Instant before = deadline(state).deadline().dueAt();
            state = step(state, ends ? release(deadline(state), turn.hold(), now) : hold(turn.hold(), now));
            if (!(ends ? holding.remove(turn.hold()) : holding.add(turn.hold()))) {
                throw new IllegalStateException("it ends what it began");
            }

            PinnedDeadline deadline = deadline(state);
            assertThat(deadline.pending()).isTrue();
            assertThat(deadline.running()).isEqualTo(holding.isEmpty());
            assertThat(deadline.holds()).containsExactlyInAnyOrderElementsOf(holding);
            assertThat(deadline.deadline().dueAt()).isAfterOrEqualTo(before);
            assertThat(deadline.dueWhenResumed(now))
                    .isEqualTo(investigation().dueAt().plus(still));
            if (holding.isEmpty()) {
                assertThat(deadline.deadline().dueAt())
                        .isEqualTo(investigation().dueAt().plus(still));
                assertThat(deadline.stood()).isEqualTo(still);
            }
        }
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<Duration> pauses =
                Arbitraries.longs().between(0, Duration.ofDays(20).toMillis()).map(Duration::ofMillis);
        return Combinators.combine(Arbitraries.of(Hold.values()), pauses)
                .as(Turn::new)
                .list();
    }

    private static DisputeEvent hold(Hold hold, Instant at) {
        return switch (hold) {
            case CLOCK -> new ClockPaused(CASE, NAMES, Sample.words("waits"), act(at));
            case CUSTOMER_AWAITED -> new DeadlinesSuspended(CASE, Party.CUSTOMER, NAMES, act(at));
            case MERCHANT_AWAITED -> new DeadlinesSuspended(CASE, Party.MERCHANT, NAMES, act(at));
        };
    }

    private static DisputeEvent release(PinnedDeadline deadline, Hold hold, Instant at) {
        List<ResumedDeadline> running = deadline.heldOnlyBy(hold)
                ? List.of(new ResumedDeadline(INVESTIGATION, deadline.dueWhenResumed(at), Optional.empty()))
                : List.of();
        return switch (hold) {
            case CLOCK -> new ClockResumed(CASE, running, act(at));
            case CUSTOMER_AWAITED -> new DeadlinesResumed(CASE, Party.CUSTOMER, running, act(at));
            case MERCHANT_AWAITED -> new DeadlinesResumed(CASE, Party.MERCHANT, running, act(at));
        };
    }

    private static Act act(Instant at) {
        return Act.bySystem("test", at, "turn");
    }

    private static CaseState step(CaseState state, DisputeEvent event) {
        return CaseState.evolve(Optional.of(state), event, state.version() + 1, NOW);
    }

    private static PinnedDeadline deadline(CaseState state) {
        return state.deadline(INVESTIGATION).orElseThrow();
    }
}
