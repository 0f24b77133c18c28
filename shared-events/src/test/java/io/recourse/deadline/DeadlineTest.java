package io.recourse.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.Party;
import io.recourse.sample.SampleRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is reminded of a deadline, and when. */
class DeadlineTest {

    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant DUE = START.plus(Duration.ofDays(14));
    private static final Instant THREE_DAYS_BEFORE = DUE.minus(Duration.ofDays(3));
    private static final Instant DAY_BEFORE = DUE.minus(Duration.ofDays(1));

    @Test
    void partyIsRemindedOfAPromiseADayBefore() {
        Deadline promise = promise(Party.MERCHANT, DUE);

        assertThat(promise.reminderAfter(START)).contains(DAY_BEFORE);
        assertThat(promise.reminderAfter(DAY_BEFORE)).isEmpty();
        assertThat(promise.near(DAY_BEFORE.minusNanos(1))).isFalse();
        assertThat(promise.near(DAY_BEFORE)).isTrue();
        assertThat(promise.near(DUE.minusNanos(1))).isTrue();
        assertThat(promise.near(DUE)).isFalse();
    }

    @Test
    void nobodyIsRemindedOfTheOperatorsPromises() {
        Deadline promise = promise(Party.OPERATOR, DUE);

        assertThat(promise.reminderAfter(START)).isEmpty();
        assertThat(promise.near(DUE.minusNanos(1))).isFalse();
    }

    @Test
    void nobodyIsRemindedOfWhatWasNeverFartherAway() {
        Deadline promise = promise(Party.MERCHANT, START.plus(Duration.ofDays(1)));

        assertThat(promise.reminderAfter(START.minusSeconds(1))).isEmpty();
        assertThat(promise.near(START.plusSeconds(1))).isFalse();
    }

    @Test
    void ruleSaysWhenTheReminderIsDue() {
        Deadline ruled = ruled(Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(3));

        assertThat(ruled.reminderAfter(START)).contains(THREE_DAYS_BEFORE);
        assertThat(ruled.reminderAfter(THREE_DAYS_BEFORE.minusNanos(1))).contains(THREE_DAYS_BEFORE);
        assertThat(ruled.reminderAfter(THREE_DAYS_BEFORE)).contains(DAY_BEFORE);
        assertThat(ruled.reminderAfter(DAY_BEFORE)).isEmpty();
        assertThat(ruled.near(THREE_DAYS_BEFORE.minusNanos(1))).isFalse();
        assertThat(ruled.near(THREE_DAYS_BEFORE)).isTrue();
        assertThat(ruled.near(DUE.minusNanos(1))).isTrue();
    }

    @Test
    void ruleWithoutRemindersRemindsNobody() {
        assertThat(SampleRules.correction().reminderAfter(START)).isEmpty();
        assertThat(ruled().reminderAfter(START)).isEmpty();
        assertThat(ruled().near(DUE.minusNanos(1))).isFalse();
    }

    @Test
    void remindersMoveWithTheDeadline() {
        assertThat(promise(Party.CUSTOMER, DUE)
                        .dueAt(DUE.plus(Duration.ofDays(2)))
                        .reminderAfter(DAY_BEFORE))
                .contains(DUE.plus(Duration.ofDays(1)));
    }

    private static Deadline promise(Party party, Instant dueAt) {
        return Deadline.promise(DeadlineName.INFORMATION, party, START, dueAt, List.of(), List.of(), true);
    }

    private static Deadline ruled(Duration... reminders) {
        Clause clause = new Clause(SampleRules.POLICY, "answer", "Test Act, section 1", Confidence.VERIFIED);
        return new Deadline(
                DeadlineName.INFORMATION,
                Party.MERCHANT,
                START,
                DUE,
                List.of(),
                List.of(),
                true,
                Optional.of(new Provision(clause, List.of(), new Extension(List.of(), DUE), List.of(reminders))));
    }
}
