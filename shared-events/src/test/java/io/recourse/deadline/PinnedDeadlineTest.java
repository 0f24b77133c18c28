package io.recourse.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recourse.actor.Role;
import io.recourse.dispute.Party;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleRules;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PinnedDeadlineTest {

    private static final Deadline RULED = SampleRules.investigation();
    private static final Instant UNTIL =
            RULED.provision().orElseThrow().extension().until();
    private static final Instant NOW = Sample.NOW;

    @Test
    void standsStillUntilNothingHoldsIt() {
        PinnedDeadline held = PinnedDeadline.pending(RULED)
                .held(Hold.CLOCK, NOW)
                .held(Hold.CUSTOMER_AWAITED, NOW.plusSeconds(60))
                .held(Hold.CLOCK, NOW.plusSeconds(90));

        assertThat(held.holds()).containsExactly(Hold.CLOCK, Hold.CUSTOMER_AWAITED);
        assertThat(held.heldSince()).contains(NOW);
        assertThat(held.heldOnlyBy(Hold.CLOCK)).isFalse();
        assertThat(held.without(Hold.CLOCK).heldOnlyBy(Hold.CUSTOMER_AWAITED)).isTrue();
        assertThat(held.without(Hold.CLOCK).dueWhenResumed(NOW.plusSeconds(100)))
                .isEqualTo(RULED.dueAt().plusSeconds(100));
    }

    @Test
    void whatRunsIsHeldByNothing() {
        PinnedDeadline running = PinnedDeadline.pending(RULED);

        assertThat(running.heldOnlyBy(Hold.CLOCK)).isFalse();
        assertThat(running.dueWhenResumed(NOW.plusSeconds(100))).isEqualTo(RULED.dueAt());
    }

    @Test
    void isNeverDueEarlierBecauseOfAClockThatWasSetBack() {
        PinnedDeadline held = PinnedDeadline.pending(RULED).held(Hold.CLOCK, NOW);

        assertThat(held.dueWhenResumed(NOW.minusSeconds(5))).isEqualTo(RULED.dueAt());
    }

    @Test
    void isPutOffAsFarAsItsRuleAllowsAndByAsLongAsItStoodStill() {
        PinnedDeadline stood = PinnedDeadline.pending(RULED)
                .held(Hold.CLOCK, NOW)
                .runningUntil(RULED.dueAt().plus(Duration.ofDays(2)));

        assertThat(PinnedDeadline.pending(RULED).extensibleUntil()).contains(UNTIL);
        assertThat(stood.extensibleUntil()).contains(UNTIL.plus(Duration.ofDays(2)));
        assertThat(stood.extendedTo(RULED.dueAt().plus(Duration.ofDays(9))).extensibleUntil())
                .contains(UNTIL.plus(Duration.ofDays(2)));
        assertThat(PinnedDeadline.pending(Sample.resolution()).extensibleUntil())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT, true, false",
        "SUPERVISOR, true, true",
        "SYSTEM, true, true",
        "MERCHANT, false, false",
        "AUDITOR, false, false",
        "ADMIN, false, false"
    })
    void ruleNamesWhoPutsItOffAndOfAPromiseItIsTheSupervisor(Role role, boolean ruled, boolean promised) {
        assertThat(PinnedDeadline.pending(RULED).extensibleBy(role)).isEqualTo(ruled);
        assertThat(PinnedDeadline.pending(Sample.resolution()).extensibleBy(role))
                .isEqualTo(promised);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyPutsOffWhatNobodyMay(Role role) {
        assertThat(PinnedDeadline.pending(SampleRules.correction()).extensibleBy(role))
                .isFalse();
    }

    @Test
    void whatWasDroppedIsOver() {
        PinnedDeadline dropped = PinnedDeadline.pending(RULED).ended(PinnedDeadline.State.DROPPED, NOW);

        assertThat(dropped.pending()).isFalse();
        assertThat(dropped.running()).isFalse();
        assertThat(dropped.inTime(NOW)).isFalse();
        assertThat(dropped.fulfilledBy(Milestone.DECIDED, NOW)).isFalse();
    }

    @Test
    void whatStoodStillStaysAddedUnderAnotherPolicy() {
        PinnedDeadline stood = PinnedDeadline.pending(RULED)
                .held(Hold.CLOCK, NOW)
                .runningUntil(RULED.dueAt().plusSeconds(60))
                .replacedBy(SampleRules.correction());

        assertThat(stood.deadline()).isEqualTo(SampleRules.correction());
        assertThat(stood.stood()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void nothingStandsStillForTheOperator() {
        assertThat(Hold.awaiting(Party.CUSTOMER)).isEqualTo(Hold.CUSTOMER_AWAITED);
        assertThat(Hold.awaiting(Party.MERCHANT)).isEqualTo(Hold.MERCHANT_AWAITED);
        assertThatIllegalArgumentException().isThrownBy(() -> Hold.awaiting(Party.OPERATOR));
    }
}
