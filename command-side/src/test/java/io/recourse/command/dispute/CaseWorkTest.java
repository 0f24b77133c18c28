package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.recorded;
import static io.recourse.sample.SampleEvents.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.command.ExpectedVersion;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Action;
import io.recourse.dispute.AddNote;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Close;
import io.recourse.dispute.ContactRecorded;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeCommand;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.NoteAdded;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Phase;
import io.recourse.dispute.ReceiptAttached;
import io.recourse.dispute.RecordContact;
import io.recourse.dispute.Stage;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every command on an open case has in common, and the commands that do no more than record. */
class CaseWorkTest {

    private static final DisputeOpened OPENED = opened(Sample.complaint(), cny("88.00"));

    private final FixtureConfiguration<DisputeCase> fixture = CaseFixture.with(recorded(cny("88.00")));

    /** Every command but the opening, by whoever acts. */
    static Stream<Function<Act, DisputeCommand>> commands() {
        CaseState fresh = CaseState.evolve(Optional.empty(), OPENED, 0, NOW);
        return Stream.of(Action.values())
                .filter(action -> action != Action.OPEN_DISPUTE)
                .map(action -> by -> AnyCommand.of(action, 1, fresh, by));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theSameCommandAgainChangesNothing(Function<Act, DisputeCommand> command) {
        fixture.given(OPENED)
                .when(command.apply(act("open", Role.SYSTEM)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theSameCommandAgainIsAnsweredEvenWhenItsVersionIsStaleByNow(Function<Act, DisputeCommand> command) {
        fixture.given(OPENED, contacted())
                .when(command.apply(act("open", Role.SYSTEM)), ExpectedVersion.of(OptionalLong.of(0)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void refusesWhoeverHasSeenAnotherVersion(Function<Act, DisputeCommand> command) {
        for (long seen : new long[] {0, 2, -1, Long.MAX_VALUE}) {
            fixture.given(OPENED, contacted())
                    .when(command.apply(act("c", Role.SYSTEM)), ExpectedVersion.of(OptionalLong.of(seen)))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionDetails(Rejection.of(Rule.STALE_VERSION, "expected", seen, "actual", 1));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void refusesTheRolesThatTheTableDoesNotName(Function<Act, DisputeCommand> command) {
        Action action = command.apply(act("c")).action();
        Set<Role> others =
                EnumSet.complementOf(EnumSet.copyOf(Lifecycle.row(action).roles()));
        assertThat(others).contains(Role.AUDITOR, Role.ADMIN);
        for (Role role : others) {
            fixture.given(OPENED)
                    .when(command.apply(act("c", role)))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionDetails(
                            Rejection.of(Rule.ROLE_NOT_ALLOWED, "action", action.commandName(), "role", role));
        }
    }

    /** Those that a fresh case allows; the others are refused before anybody looks at their time. */
    static Stream<Function<Act, DisputeCommand>> allowedCommands() {
        CaseState fresh = CaseState.evolve(Optional.empty(), OPENED, 0, NOW);
        return commands()
                .filter(command -> Lifecycle.refusal(fresh, command.apply(act("c", Role.SYSTEM)), NOW)
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("allowedCommands")
    void refusesWhatHasNotHappenedYet(Function<Act, DisputeCommand> command) {
        Instant later = NOW.plus(Duration.ofMinutes(5)).plusNanos(1_000);
        Act act = new Act(new Actor("s", Role.SYSTEM), Channel.BATCH, later, CommandId.of("c"));
        fixture.given(OPENED)
                .when(command.apply(act))
                .expectNoEvents()
                .expectException(Rejected.class)
                .expectExceptionDetails(Rejection.of(Rule.OCCURRED_IN_FUTURE, "field", "occurredAt", "instant", later));
    }

    @Test
    void keepsAReceipt() {
        fixture.given(OPENED)
                .when(new AttachReceipt(CASE, List.of(Sample.RECEIPT), Party.CUSTOMER, false, act("c")))
                .expectEvents(new ReceiptAttached(CASE, Sample.RECEIPT, Party.CUSTOMER, false, act("c")));
    }

    @Test
    void keepsANoteAlsoAfterClosing() {
        fixture.given(OPENED, closed())
                .when(new AddNote(CASE, words("x"), act("c")))
                .expectEvents(new NoteAdded(CASE, words("x"), act("c")));
    }

    @Test
    void escalatesUpwards() {
        fixture.given(OPENED)
                .when(new Escalate(CASE, EscalationTarget.COMPLAINTS_DESK, words("second call"), act("escalate")))
                .expectEvents(escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM));
    }

    @Test
    void escalationToALowerDeskKeepsTheStage() {
        fixture.given(OPENED, escalated(EscalationTarget.REGULATOR, Stage.ARBITRATION))
                .when(new Escalate(CASE, EscalationTarget.TECHNICAL_TEAM, words("second call"), act("escalate2")))
                .expectState(
                        dispute -> assertThat(dispute).extracting("state.stage").isEqualTo(Stage.ARBITRATION));
    }

    @Test
    void aContactIsAnAnswerInTime() {
        fixture.given(OPENED)
                .when(new RecordContact(
                        CASE, Channel.PHONE, words("我们会在周三之前答复"), Optional.of(words("agreed to wait")), act("contact")))
                .expectEvents(contacted(), new DeadlineMet(CASE, DeadlineName.FIRST_RESPONSE, act("contact")));
    }

    @Test
    void aSecondContactMeetsNothingMore() {
        fixture.given(OPENED, contacted(), new DeadlineMet(CASE, DeadlineName.FIRST_RESPONSE, act("contact")))
                .when(new RecordContact(CASE, Channel.EMAIL, words("x"), Optional.empty(), act("again")))
                .expectEvents(new ContactRecorded(CASE, Channel.EMAIL, words("x"), Optional.empty(), act("again")));
    }

    @Test
    void aClosedCaseIsNotClosedAgain() {
        fixture.given(OPENED, closed())
                .when(new Close(
                        CASE,
                        Optional.of(Outcome.NO_FAULT),
                        Optional.of(Basis.POLICY),
                        Optional.empty(),
                        Optional.empty(),
                        act("c")))
                .expectNoEvents()
                .expectExceptionDetails(
                        Rejection.of(Rule.ACTION_NOT_ALLOWED_IN_PHASE, "action", "Close", "phase", Phase.CLOSED));
    }

    @Test
    void isNotClosedWhileMoneyMoves() {
        fixture.given(OPENED, requested(refund(1), cny("1.00")))
                .when(new Close(
                        CASE,
                        Optional.of(Outcome.NO_FAULT),
                        Optional.of(Basis.POLICY),
                        Optional.empty(),
                        Optional.empty(),
                        act("c")))
                .expectNoEvents()
                .expectExceptionDetails(
                        Rejection.of(Rule.ACTION_NOT_ALLOWED_IN_PHASE, "action", "Close", "phase", Phase.EXECUTING));
    }
}
