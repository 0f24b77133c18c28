package io.recourse.sample;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.words;

import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.Basis;
import io.recourse.dispute.ClockPaused;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.DisputeAppealed;
import io.recourse.dispute.DisputeDecided;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.ExternalRulingRecorded;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.ResumedDeadline;
import io.recourse.dispute.Stage;
import io.recourse.ruling.Ruling;
import io.recourse.ruling.RulingEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How {@link Sample#CASE} is decided, and how long it takes. */
public final class SampleCourse {

    private SampleCourse() {}

    /** One of each type. */
    static Stream<Object> all() {
        return Stream.of(
                new DisputeDecided(
                        CASE,
                        Outcome.CUSTOMER_FAVOUR,
                        Basis.TIMEOUT_MERCHANT,
                        Finality.PROVISIONAL,
                        Optional.of("MERCHANT_SILENT"),
                        Optional.of(words("商户逾期未答复")),
                        Optional.of(DeadlineName.INFORMATION.number(2)),
                        Optional.of(appeal(1)),
                        Sample.inside("expire")),
                appealed(Party.MERCHANT, Stage.PRE_ARBITRATION),
                new ExternalRulingRecorded(
                        CASE,
                        ruling("2026-7788", Outcome.CUSTOMER_FAVOUR, true),
                        RulingEffect.REVERSED,
                        act("ruling", Role.SYSTEM)),
                new DeadlineApproaching(
                        CASE,
                        DeadlineName.INFORMATION.number(2),
                        Party.MERCHANT,
                        NOW.plus(Duration.ofDays(1)),
                        Optional.empty(),
                        Sample.inside("remind")),
                extended(DeadlineName.RESOLUTION, NOW.plus(Duration.ofDays(70))),
                paused(DeadlineName.RESOLUTION, DeadlineName.INFORMATION.number(2)),
                resumed(DeadlineName.RESOLUTION, NOW.plus(Duration.ofDays(63))),
                reopened(2, later(Sample.resolution(), 2)));
    }

    public static DisputeDecided decided(Outcome outcome, Finality finality) {
        return decided(outcome, finality, Optional.empty());
    }

    /** For now, and open to appeal until {@code appeal} has passed. */
    public static DisputeDecided decidedUntil(Outcome outcome, Deadline appeal) {
        return decided(outcome, Finality.PROVISIONAL, Optional.of(appeal));
    }

    private static DisputeDecided decided(Outcome outcome, Finality finality, Optional<Deadline> appealable) {
        return new DisputeDecided(
                CASE,
                outcome,
                Basis.ADJUDICATION,
                finality,
                Optional.of("EVIDENCE"),
                Optional.of(words("证据充分 beyond doubt")),
                Optional.empty(),
                appealable,
                act("decide", Role.SUPERVISOR));
    }

    /** Until when the n-th decision can be appealed against. */
    public static Deadline appeal(int n) {
        return Deadline.promise(
                DeadlineName.APPEAL.number(n),
                Party.CUSTOMER,
                NOW,
                NOW.plus(Duration.ofDays(14)),
                List.of(),
                List.of(),
                true);
    }

    /** The n-th of its kind. */
    public static Deadline later(Deadline first, int n) {
        return Deadline.promise(
                first.name().number(n),
                first.party(),
                first.startsAt(),
                first.dueAt(),
                List.of(Milestone.CASE_CLOSED),
                first.onExpiry(),
                first.pausable());
    }

    public static DisputeAppealed appealed(Party by, Stage stage) {
        return new DisputeAppealed(CASE, by, stage, words("不同意这个结果"), act("appeal"));
    }

    public static ExternalRulingRecorded ruled(RulingEffect effect, Outcome outcome) {
        return new ExternalRulingRecorded(
                CASE, ruling("r-" + effect, outcome, effect == RulingEffect.REVERSED), effect, act("ruling"));
    }

    private static Ruling ruling(String id, Outcome outcome, boolean reversal) {
        return new Ruling("cn-12315", id, outcome, NOW, reversal, Optional.of(words("裁定书：the merchant must refund")));
    }

    public static DeadlineExtended extended(DeadlineName name, Instant dueAt) {
        return new DeadlineExtended(
                CASE, name, dueAt, Optional.empty(), words("等待第三方检测报告"), act("extend-" + name, Role.SUPERVISOR));
    }

    public static ClockPaused paused(DeadlineName... names) {
        return new ClockPaused(CASE, List.of(names), words("the customer is travelling"), act("pause"));
    }

    public static ClockResumed resumed(DeadlineName name, Instant dueAt) {
        return new ClockResumed(CASE, List.of(new ResumedDeadline(name, dueAt, Optional.empty())), act("resume"));
    }

    public static DisputeReopened reopened(int round, Deadline... deadlines) {
        return new DisputeReopened(
                CASE, round, Stage.INQUIRY, words("退款没有到账"), List.of(deadlines), act("reopen-" + round));
    }
}
