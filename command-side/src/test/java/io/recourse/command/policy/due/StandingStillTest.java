package io.recourse.command.policy.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A deadline that stood still is due later by exactly as long. */
class StandingStillTest {

    private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration GIVEN = Duration.ofDays(400);

    @Property
    void everyPauseShiftsItByItsLength(
            @ForAll @Size(max = 10) List<@IntRange(max = 1_000_000) Integer> running,
            @ForAll @Size(max = 10) List<@IntRange(max = 1_000_000) Integer> still) {
        PinnedDeadline pinned = pending();
        Instant now = BEGAN;
        Duration stood = Duration.ZERO;
        for (int i = 0; i < Math.min(running.size(), still.size()); i++) {
            now = now.plusSeconds(running.get(i));
            pinned = pinned.held(Hold.CLOCK, now);
            now = now.plusSeconds(still.get(i));
            pinned = pinned.runningUntil(pinned.dueWhenResumed(now));
            stood = stood.plusSeconds(still.get(i));
        }
        assertThat(pinned.deadline().dueAt()).isEqualTo(BEGAN.plus(GIVEN).plus(stood));
        assertThat(pinned.stood()).isEqualTo(stood);
        assertThat(pinned.deadline().startsAt()).isEqualTo(BEGAN);
        assertThat(pinned.running()).isTrue();
    }

    @Property
    void whatStandsStillTwiceStandsStillOnce(
            @ForAll @IntRange(max = 1_000_000) int between, @ForAll @IntRange(max = 1_000_000) int after) {
        PinnedDeadline both = pending()
                .held(Hold.CLOCK, BEGAN)
                .held(Hold.CUSTOMER_AWAITED, BEGAN.plusSeconds(between))
                .without(Hold.CLOCK);
        assertThat(both.heldOnlyBy(Hold.CUSTOMER_AWAITED)).isTrue();
        Instant end = BEGAN.plusSeconds(between).plusSeconds(after);
        assertThat(Duration.between(BEGAN.plus(GIVEN), both.dueWhenResumed(end)))
                .isEqualTo(Duration.between(BEGAN, end));
    }

    @Property
    void aClockThatGoesBackShortensNothing(@ForAll @IntRange(max = 1_000_000) int back) {
        assertThat(pending().held(Hold.CLOCK, BEGAN).dueWhenResumed(BEGAN.minusSeconds(back)))
                .isEqualTo(BEGAN.plus(GIVEN));
    }

    private static PinnedDeadline pending() {
        return PinnedDeadline.pending(Deadline.promise(
                DeadlineName.RESOLUTION,
                Party.OPERATOR,
                BEGAN,
                BEGAN.plus(GIVEN),
                List.of(Milestone.CASE_CLOSED),
                List.of(),
                true));
    }
}
