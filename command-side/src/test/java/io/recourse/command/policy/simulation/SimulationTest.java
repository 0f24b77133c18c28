package io.recourse.command.policy.simulation;

import static io.recourse.command.policy.simulation.Log.at;
import static io.recourse.command.policy.simulation.Packs.deadline;
import static io.recourse.command.policy.simulation.Packs.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.Pack;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Reason;
import io.recourse.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    private static final String ESCALATES = "onExpiry: [{effect: ESCALATE, to: MANAGEMENT}]";
    private static final Pack DAY =
            pack("day", "", deadline("ANSWER", "after: NOTICE_RECEIVED, hours: 24", "CUSTOMER_ANSWERED", ESCALATES));
    private static final Pack TWO_DAYS = pack(
            "two-days", "", deadline("ANSWER", "after: NOTICE_RECEIVED, hours: 48", "CUSTOMER_ANSWERED", ESCALATES));

    @ParameterizedTest
    @CsvSource({
        "23, 100, MET,     ",
        "24, 100, LATE,    PT0S",
        "30, 100, LATE,    PT6H",
        ",   100, OVERDUE, PT76H",
        ",   24,  OVERDUE, PT0S",
        ",   23,  OPEN,    ",
        "30, 26,  OVERDUE, PT2H",
        "30, 20,  OPEN,    "
    })
    void aDeadlineIsMetBeforeItsDueInstantAndLateFromItOn(
            @Nullable Integer answered, int until, Verdict verdict, @Nullable Duration lateBy) {
        Log log = new Log().of("a").noticed(0);
        Optional.ofNullable(answered).ifPresent(hour -> log.fulfils(hour, Milestone.CUSTOMER_ANSWERED));

        SimulatedDeadline deadline = log.under(until, DAY).deadline("ANSWER");

        assertThat(deadline.verdict()).isEqualTo(verdict);
        assertThat(deadline.startsAt()).isEqualTo(at(0));
        assertThat(deadline.dueAt()).isEqualTo(at(24));
        assertThat(deadline.lateBy()).isEqualTo(Optional.ofNullable(lateBy));
        assertThat(deadline.effects())
                .isEqualTo(
                        verdict.late() ? List.of(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT)) : List.of());
    }

    @Test
    void theLastEventEndsTheLogWhereNobodySaysOtherwise() {
        Log log = new Log().of("a").noticed(0).of("b").noticed(30);
        Log.Result result = Log.run(log.events(), Optional.empty(), DAY);
        assertThat(result.report().until()).isEqualTo(at(30));
        assertThat(result.counted(0, "ANSWER"))
                .extracting(Report.OfDeadline::overdue, Report.OfDeadline::open)
                .containsExactly(1, 1);
    }

    @Test
    void everyOccurrenceOfATriggerBeginsADeadline() {
        Pack pack = pack(
                "again",
                "",
                deadline("RESUBMISSION", "after: DECIDED_AGAINST_CUSTOMER, hours: 24", "CUSTOMER_DOCUMENTED"));
        Log.Result result = new Log()
                .of("a")
                .noticed(0)
                .begins(1, Trigger.DECIDED_AGAINST_CUSTOMER)
                .fulfils(10, Milestone.CUSTOMER_DOCUMENTED)
                .begins(20, Trigger.DECIDED_AGAINST_CUSTOMER)
                .fulfils(50, Milestone.CUSTOMER_DOCUMENTED)
                .begins(60, Trigger.DECIDED_AGAINST_CUSTOMER)
                .under(70, pack);
        assertThat(result.deadlines())
                .extracting(d -> d.name().value(), SimulatedDeadline::dueAt, SimulatedDeadline::verdict)
                .containsExactly(
                        tuple("RESUBMISSION", at(25), Verdict.MET),
                        tuple("RESUBMISSION.2", at(44), Verdict.LATE),
                        tuple("RESUBMISSION.3", at(84), Verdict.OPEN));
        assertThat(result.counted(0, "RESUBMISSION"))
                .extracting(Report.OfDeadline::cases, Report.OfDeadline::began)
                .containsExactly(1, 3);
    }

    @Test
    void aStoppedClockPutsOffWhatItStopsAndNothingElse() {
        Pack pack = pack(
                "pausable",
                "",
                deadline("PAUSABLE", "after: NOTICE_RECEIVED, hours: 24", "CASE_CLOSED", "pausedBy: {clock: true}"),
                deadline("RUNNING", "after: NOTICE_RECEIVED, hours: 24", "CASE_CLOSED"));
        Log.Result result = new Log()
                .of("a")
                .noticed(0)
                .stops(10, Hold.CLOCK)
                .resumes(40, Hold.CLOCK)
                .fulfils(53, Milestone.CASE_CLOSED)
                .under(100, pack);
        assertThat(result.deadline("PAUSABLE"))
                .extracting(SimulatedDeadline::dueAt, SimulatedDeadline::verdict)
                .containsExactly(at(54), Verdict.MET);
        assertThat(result.deadline("RUNNING"))
                .extracting(SimulatedDeadline::dueAt, SimulatedDeadline::verdict)
                .containsExactly(at(24), Verdict.LATE);
    }

    @Test
    void waitingForAPartyPutsOffAlsoWhatBeginsMeanwhile() {
        String waits = "pausedBy: {waitingFor: [MERCHANT]}";
        Pack pack = pack(
                "waits",
                "",
                deadline("ANSWER", "after: NOTICE_RECEIVED, hours: 24", "CUSTOMER_ANSWERED", waits),
                deadline("REVIEW", "after: ESCALATED, hours: 10", "DECIDED", waits));
        Log log = new Log()
                .of("a")
                .noticed(0)
                .stops(4, Hold.MERCHANT_AWAITED)
                .stops(5, Hold.CUSTOMER_AWAITED)
                .begins(6, Trigger.ESCALATED)
                .resumes(20, Hold.MERCHANT_AWAITED);
        assertThat(log.under(21, pack).deadlines())
                .extracting(SimulatedDeadline::dueAt, SimulatedDeadline::verdict)
                .containsExactly(tuple(at(40), Verdict.OPEN), tuple(at(30), Verdict.OPEN));
        assertThat(new Log()
                        .of("a")
                        .noticed(0)
                        .stops(4, Hold.MERCHANT_AWAITED)
                        .under(500, pack)
                        .deadline("ANSWER")
                        .verdict())
                .isEqualTo(Verdict.OPEN);
    }

    @Test
    void aDeadlineIsPutOffAsFarAsItsPackLets() {
        Pack pack = pack(
                "extensible",
                "",
                deadline(
                        "ANSWER",
                        "after: NOTICE_RECEIVED, hours: 24",
                        "CUSTOMER_ANSWERED",
                        "extendedBy: {roles: [SUPERVISOR], until: {after: NOTICE_RECEIVED, hours: 72}}"));
        Log log = new Log().of("a").noticed(0).putsOff(5, "ANSWER", 48);
        assertThat(log.under(10, pack).deadline("ANSWER").dueAt()).isEqualTo(at(48));
        assertThat(log.under(10, DAY).deadline("ANSWER").dueAt()).isEqualTo(at(24));
        assertThat(log.putsOff(6, "ANSWER", 500)
                        .under(10, pack)
                        .deadline("ANSWER")
                        .dueAt())
                .isEqualTo(at(72));
    }

    @Test
    void anInstantFromOutsideCountsWhereThePackSaysSo() {
        Pack given = pack(
                "given",
                "",
                deadline("ANSWER", "after: NOTICE_RECEIVED, hours: 24", "CUSTOMER_ANSWERED", "externalDue: REPLACES"));
        Log log = new Log()
                .of("a", Reason.OTHER, Optional.empty(), Optional.of(at(99)))
                .noticed(0);
        assertThat(log.under(30, given).deadline("ANSWER").dueAt()).isEqualTo(at(99));
        assertThat(log.under(30, DAY).deadline("ANSWER").dueAt()).isEqualTo(at(24));
    }

    @Test
    void nothingFollowsInACaseThatIsClosedUnlessItGoesOn() {
        Log closed = new Log().of("a").noticed(0).fulfils(10, Milestone.CASE_CLOSED);
        assertThat(closed.under(100, DAY).deadline("ANSWER"))
                .extracting(SimulatedDeadline::verdict, SimulatedDeadline::effects)
                .containsExactly(Verdict.OVERDUE, List.of());
        assertThat(closed.noticed(20).under(100, DAY).deadlines())
                .extracting(
                        d -> d.name().value(),
                        SimulatedDeadline::dueAt,
                        d -> d.effects().size())
                .containsExactly(tuple("ANSWER", at(24), 1), tuple("ANSWER.2", at(44), 1));
    }

    @Test
    void aCaseIsThereFromItsComplaintOnAndOnlyWhereThePackApplies() {
        Pack fraud = pack(
                "fraud",
                "appliesTo: {reasons: [FRAUD_UNAUTHORISED]}",
                deadline("ANSWER", "after: NOTICE_RECEIVED, hours: 24", "CUSTOMER_ANSWERED"));
        Report.OfPack report = new Log()
                .of("fraud", Reason.FRAUD_UNAUTHORISED, Optional.empty(), Optional.empty())
                .fulfils(1, Milestone.CUSTOMER_ANSWERED)
                .noticed(2)
                .of("other")
                .noticed(2)
                .begins(3, Trigger.ESCALATED)
                .of("never")
                .fulfils(1, Milestone.CUSTOMER_ANSWERED)
                .under(10, fraud)
                .report()
                .packs()
                .getFirst();
        assertThat(report)
                .extracting(Report.OfPack::concerned, Report.OfPack::notConcerned, Report.OfPack::notBegun)
                .containsExactly(1, 1, 1);
        assertThat(report.deadlines().getFirst())
                .extracting(Report.OfDeadline::began, Report.OfDeadline::open)
                .containsExactly(1, 1);
    }

    @Test
    void whatOnlyTheComplaintTellsCountsFromBeforeIt() {
        Pack pack = pack("goods", "", deadline("RETURN", "after: GOODS_RECEIVED, hours: 24", "CASE_CLOSED"));
        assertThat(new Log()
                        .of("a")
                        .begins(1, Trigger.GOODS_RECEIVED)
                        .noticed(5)
                        .under(10, pack)
                        .deadlines())
                .extracting(SimulatedDeadline::startsAt, SimulatedDeadline::dueAt)
                .containsExactly(tuple(at(1), at(25)));
    }

    @Test
    void countsMoneyOfLateCasesOncePerCurrencyAndTheEffects() {
        Pack pack = pack(
                "again", "", deadline("ANSWER", "after: NOTICE_RECEIVED, hours: 1", "CUSTOMER_ANSWERED", ESCALATES));
        Log log = new Log();
        money(log, "a", "10.00", "EUR").noticed(0).noticed(5);
        money(log, "b", "5.50", "EUR").noticed(0);
        money(log, "c", "900", "JPY").noticed(0);
        money(log, "in time", "70.00", "EUR").noticed(0).fulfils(0, Milestone.CUSTOMER_ANSWERED);

        Report.OfDeadline counted = log.under(50, pack).counted(0, "ANSWER");

        assertThat(counted.atStake())
                .extracting(Report.Amount::amount, sum -> sum.currency().getCurrencyCode())
                .containsExactly(tuple(new BigDecimal("15.50"), "EUR"), tuple(new BigDecimal("900"), "JPY"));
        assertThat(counted.effects())
                .containsExactly(new Report.Effects(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT), 4));
    }

    private static Log money(Log log, String id, String amount, String currency) {
        return log.of(id, Reason.OTHER, Optional.of(Money.of(amount, currency)), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 1, 2, 2", "10, 5, 9, 10", "11, 6, 10, 11"})
    void saysHowLateByTheValuesThatOccur(int cases, int median, int p90, int max) {
        Log log = new Log();
        for (int i = cases; i > 0; i--) {
            log.of("case " + i).noticed(0).fulfils(24 + i, Milestone.CUSTOMER_ANSWERED);
        }
        assertThat(log.under(100, DAY).counted(0, "ANSWER").lateBy())
                .contains(new Report.Lateness(Duration.ofHours(median), Duration.ofHours(p90), Duration.ofHours(max)));
    }

    @Test
    void listsTheFirstCasesThatTwoPacksJudgeDifferentlyAndCountsAll() {
        Log log = new Log();
        for (int i = 0; i < 5; i++) {
            log.of("case " + i).noticed(0).fulfils(20 + 5 * i, Milestone.CUSTOMER_ANSWERED);
        }
        Log.Result result = log.under(100, DAY, TWO_DAYS);

        Report.Comparison comparison = result.report().comparisons().getFirst();
        assertThat(comparison.from()).isEqualTo(new PolicyRef("day", 1));
        assertThat(comparison)
                .extracting(Report.Comparison::cases, Report.Comparison::differences)
                .containsExactly(4, 4);
        assertThat(comparison.listed())
                .extracting(
                        Difference::caseId,
                        d -> d.from().orElseThrow().verdict(),
                        d -> d.to().orElseThrow().verdict())
                .containsExactly(
                        tuple("case 1", Verdict.LATE, Verdict.MET), tuple("case 2", Verdict.LATE, Verdict.MET));
        assertThat(result.cases().stream().flatMap(c -> c.differences().stream()))
                .hasSize(4);
        assertThat(result.counted(1, "ANSWER").met()).isEqualTo(5);
    }

    @Test
    void packsDoNotDifferByDeadlinesThatOnlyOneOfThemKnows() {
        Pack more = pack(
                "more",
                "",
                deadline("ANSWER", "after: NOTICE_RECEIVED, hours: 24", "CUSTOMER_ANSWERED"),
                deadline("RESOLUTION", "after: NOTICE_RECEIVED, hours: 48", "CASE_CLOSED"));
        assertThat(new Log()
                        .of("a")
                        .noticed(0)
                        .under(100, DAY, more)
                        .report()
                        .comparisons()
                        .getFirst()
                        .cases())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheLogDoesNotMatter(long seed) {
        Log log = new Log();
        for (int i = 0; i < 20; i++) {
            log.of("case " + i)
                    .noticed(i)
                    .stops(i + 3, Hold.CLOCK)
                    .resumes(i + 8, Hold.CLOCK)
                    .fulfils(i + 15 + i, Milestone.CUSTOMER_ANSWERED)
                    .noticed(i + 60);
        }
        List<LogEvent> shuffled = new ArrayList<>(log.events());
        Collections.shuffle(shuffled, new Random(seed));

        Report ordered = Log.run(log.events(), Optional.empty(), DAY).report();
        assertThat(Log.run(shuffled, Optional.empty(), DAY).report()).isEqualTo(ordered);
        assertThat(ordered.packs().getFirst().deadlines().getFirst().began()).isEqualTo(40);
    }

    @Test
    void refusesWhatCannotBeSimulated() {
        assertThatThrownBy(() -> new Simulation(Packs.catalogue(DAY), List.of(), Catalogue.Rules.ENABLED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Simulation(
                        Packs.catalogue(DAY), List.of(new PolicyRef("none", 1)), Catalogue.Rules.ENABLED))
                .hasMessageContaining("none@1");
        Simulation undescribed = new Simulation(Packs.catalogue(DAY), List.of(DAY.ref()), Catalogue.Rules.ENABLED);
        undescribed.add(new LogEvent("a", Instant.EPOCH, new Occurrence.Begins(Trigger.NOTICE_RECEIVED)));
        assertThatThrownBy(() -> undescribed.run(Optional.empty(), 0, unused -> {}))
                .hasMessageContaining("a is not described");
    }
}
