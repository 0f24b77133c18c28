package io.recourse.dispute;

import static io.recourse.sample.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against what was written down here, so that a slip shows. */
class LifecycleTest {

    private static final Grid ROLES = Grid.read("""
                                       AGENT SUPERVISOR MERCHANT AUDITOR ADMIN SYSTEM
            OPEN_DISPUTE               y     y          .        .       .     y
            ATTACH_RECEIPT             y     y          y        .       .     y
            WITHDRAW_RECEIPT           y     y          y        .       .     y
            RECORD_CONTACT             y     y          .        .       .     y
            VERIFY_IDENTITY            y     y          .        .       .     y
            ADD_NOTE                   y     y          .        .       .     y
            ASSIGN                     y     y          .        .       .     y
            REQUEST_INFORMATION        y     y          .        .       .     y
            PROVIDE_INFORMATION        y     y          y        .       .     y
            SEND_MESSAGE               y     y          y        .       .     y
            RESPOND                    .     .          y        .       .     .
            MAKE_OFFER                 y     y          y        .       .     y
            ACCEPT_OFFER               y     y          y        .       .     y
            DECLINE_OFFER              y     y          y        .       .     y
            ACKNOWLEDGE_RETURN         y     y          y        .       .     y
            ESCALATE                   y     y          .        .       .     y
            ADJUDICATE                 y     y          .        .       .     y
            APPEAL                     y     y          y        .       .     y
            RECORD_RULING              y     y          .        .       .     y
            GRANT_PROVISIONAL_CREDIT   y     y          .        .       .     y
            REVERSE_PROVISIONAL_CREDIT y     y          .        .       .     y
            REFUND                     y     y          .        .       .     y
            APPROVE_REFUND             .     y          .        .       .     .
            DECLINE_REFUND             .     y          .        .       .     .
            WITHDRAW                   y     y          .        .       .     y
            CLOSE                      y     y          .        .       .     y
            REOPEN                     y     y          .        .       .     y
            EXTEND_DEADLINE            y     y          .        .       .     y
            PAUSE_CLOCK                y     y          .        .       .     y
            RESUME_CLOCK               y     y          .        .       .     y
            CHANGE_POLICY              .     y          .        .       .     y
            REQUEST_ACCOUNT_HOLD       y     y          .        .       .     y
            RELEASE_ACCOUNT_HOLD       y     y          .        .       .     y
            LINK_INCIDENT              y     y          .        .       .     y
            REDACT                     .     y          .        .       .     y
            CONFIRM_REFUND             .     .          .        .       .     y
            FAIL_REFUND                .     .          .        .       .     y
            REVERSE_REFUND             .     y          .        .       .     y
            FOLLOW_REFUND              .     .          .        .       .     y
            RETRY_REFUND               y     y          .        .       .     y
            RESOLVE_REFUND             .     y          .        .       .     .
            NOTE_MOVEMENT              .     .          .        .       .     y
            REMIND_DEADLINE            .     .          .        .       .     y
            EXPIRE_DEADLINE            .     .          .        .       .     y
            """);

    /** In which phase an action is possible. */
    private static final Grid PHASES = Grid.read("""
                                       NEW AWAITING_CUSTOMER AWAITING_MERCHANT AWAITING_BOTH AWAITING_EXTERNAL UNDER_REVIEW EXECUTING CLOSED
            OPEN_DISPUTE               .   .                 .                 .             .                 .            .         .
            ATTACH_RECEIPT             y   y                 y                 y             y                 y            y         .
            WITHDRAW_RECEIPT           y   y                 y                 y             y                 y            y         .
            RECORD_CONTACT             y   y                 y                 y             y                 y            y         y
            VERIFY_IDENTITY            y   y                 y                 y             y                 y            y         y
            ADD_NOTE                   y   y                 y                 y             y                 y            y         y
            ASSIGN                     y   y                 y                 y             y                 y            y         .
            REQUEST_INFORMATION        y   y                 y                 y             y                 y            y         .
            PROVIDE_INFORMATION        y   y                 y                 y             y                 y            y         .
            SEND_MESSAGE               y   y                 y                 y             y                 y            y         y
            RESPOND                    y   y                 y                 y             y                 y            y         .
            MAKE_OFFER                 y   y                 y                 y             y                 y            y         .
            ACCEPT_OFFER               y   y                 y                 y             y                 y            y         .
            DECLINE_OFFER              y   y                 y                 y             y                 y            y         .
            ACKNOWLEDGE_RETURN         y   y                 y                 y             y                 y            y         .
            ESCALATE                   y   y                 y                 y             y                 y            y         .
            ADJUDICATE                 y   y                 y                 y             y                 y            y         .
            APPEAL                     y   y                 y                 y             y                 y            y         y
            RECORD_RULING              y   y                 y                 y             y                 y            y         y
            GRANT_PROVISIONAL_CREDIT   y   y                 y                 y             y                 y            y         .
            REVERSE_PROVISIONAL_CREDIT y   y                 y                 y             y                 y            y         .
            REFUND                     y   y                 y                 y             y                 y            y         .
            APPROVE_REFUND             y   y                 y                 y             y                 y            y         .
            DECLINE_REFUND             y   y                 y                 y             y                 y            y         .
            WITHDRAW                   y   y                 y                 y             y                 y            .         .
            CLOSE                      y   y                 y                 y             y                 y            .         .
            REOPEN                     .   .                 .                 .             .                 .            .         y
            EXTEND_DEADLINE            y   y                 y                 y             y                 y            y         y
            PAUSE_CLOCK                y   y                 y                 y             y                 y            y         .
            RESUME_CLOCK               y   y                 y                 y             y                 y            y         .
            CHANGE_POLICY              y   y                 y                 y             y                 y            y         .
            REQUEST_ACCOUNT_HOLD       y   y                 y                 y             y                 y            y         .
            RELEASE_ACCOUNT_HOLD       y   y                 y                 y             y                 y            y         y
            LINK_INCIDENT              y   y                 y                 y             y                 y            y         .
            REDACT                     y   y                 y                 y             y                 y            y         y
            CONFIRM_REFUND             y   y                 y                 y             y                 y            y         y
            FAIL_REFUND                y   y                 y                 y             y                 y            y         y
            REVERSE_REFUND             y   y                 y                 y             y                 y            y         y
            FOLLOW_REFUND              y   y                 y                 y             y                 y            y         y
            RETRY_REFUND               y   y                 y                 y             y                 y            y         .
            RESOLVE_REFUND             y   y                 y                 y             y                 y            y         .
            NOTE_MOVEMENT              y   y                 y                 y             y                 y            y         y
            REMIND_DEADLINE            y   y                 y                 y             y                 y            y         y
            EXPIRE_DEADLINE            y   y                 y                 y             y                 y            y         y
            """);

    /** The phases that may follow, whatever the one before; where none is marked it stays as it is. */
    private static final Grid NEXT = Grid.read("""
                                       NEW AWAITING_CUSTOMER AWAITING_MERCHANT AWAITING_BOTH AWAITING_EXTERNAL UNDER_REVIEW EXECUTING CLOSED
            OPEN_DISPUTE               y   y                 .                 .             .                 .            .         .
            ATTACH_RECEIPT             .   .                 .                 .             .                 .            .         .
            WITHDRAW_RECEIPT           .   .                 .                 .             .                 .            .         .
            RECORD_CONTACT             .   .                 .                 .             .                 y            .         .
            VERIFY_IDENTITY            .   y                 y                 y             y                 y            y         y
            ADD_NOTE                   .   .                 .                 .             .                 .            .         .
            ASSIGN                     .   .                 .                 .             .                 .            .         .
            REQUEST_INFORMATION        .   y                 y                 y             .                 .            y         .
            PROVIDE_INFORMATION        .   y                 y                 y             y                 y            y         .
            SEND_MESSAGE               .   .                 .                 .             .                 .            .         .
            RESPOND                    .   y                 y                 y             y                 y            y         .
            MAKE_OFFER                 .   y                 y                 y             .                 .            y         .
            ACCEPT_OFFER               .   y                 y                 y             .                 y            y         .
            DECLINE_OFFER              .   y                 y                 y             y                 y            y         .
            ACKNOWLEDGE_RETURN         .   y                 y                 y             y                 y            y         .
            ESCALATE                   .   y                 y                 y             y                 y            y         .
            ADJUDICATE                 .   y                 y                 y             .                 y            y         .
            APPEAL                     .   y                 y                 y             y                 y            y         .
            RECORD_RULING              .   y                 y                 y             y                 y            y         y
            GRANT_PROVISIONAL_CREDIT   .   y                 y                 y             y                 y            y         .
            REVERSE_PROVISIONAL_CREDIT .   .                 .                 .             .                 .            y         .
            REFUND                     .   y                 y                 y             y                 y            y         .
            APPROVE_REFUND             .   .                 .                 .             .                 .            y         .
            DECLINE_REFUND             .   y                 y                 y             y                 y            y         .
            WITHDRAW                   .   .                 .                 .             .                 .            .         y
            CLOSE                      .   .                 .                 .             .                 .            .         y
            REOPEN                     .   .                 .                 .             .                 y            .         .
            EXTEND_DEADLINE            .   .                 .                 .             .                 .            .         .
            PAUSE_CLOCK                .   .                 .                 .             .                 .            .         .
            RESUME_CLOCK               .   .                 .                 .             .                 .            .         .
            CHANGE_POLICY              .   .                 .                 .             .                 .            .         .
            REQUEST_ACCOUNT_HOLD       .   .                 .                 .             .                 .            .         .
            RELEASE_ACCOUNT_HOLD       .   .                 .                 .             .                 .            .         .
            LINK_INCIDENT              .   .                 .                 .             .                 .            .         .
            REDACT                     .   .                 .                 .             .                 .            .         .
            CONFIRM_REFUND             .   y                 y                 y             y                 y            y         .
            FAIL_REFUND                .   y                 y                 y             y                 y            y         .
            REVERSE_REFUND             .   y                 y                 y             y                 y            y         y
            FOLLOW_REFUND              .   .                 .                 .             .                 .            .         .
            RETRY_REFUND               .   .                 .                 .             .                 .            .         .
            RESOLVE_REFUND             .   .                 .                 .             .                 .            .         .
            NOTE_MOVEMENT              .   .                 .                 .             .                 .            .         .
            REMIND_DEADLINE            .   .                 .                 .             .                 .            .         .
            EXPIRE_DEADLINE            .   y                 y                 y             y                 y            y         y
            """);

    /** The stages that may be reached; no other action moves the stage. */
    private static final Grid STAGES = Grid.read("""
                            ALERT INQUIRY CLAIM PRE_ARBITRATION ARBITRATION REVERSAL
            OPEN_DISPUTE    y     y       y     .               .           .
            ESCALATE        .     y       y     y               y           .
            APPEAL          .     .       .     y               y           .
            RECORD_RULING   .     .       .     .               .           y
            REOPEN          .     y       .     .               .           .
            EXPIRE_DEADLINE .     y       y     y               y           .
            """);

    static Stream<Arguments> everyCombination() {
        return Arrays.stream(Action.values())
                .flatMap(action -> Arrays.stream(Phase.values())
                        .flatMap(phase -> Arrays.stream(Role.values()).map(role -> Arguments.of(action, phase, role))));
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void isAsWrittenDown(Action action, Phase phase, Role role) {
        Optional<Rule> refusal = Lifecycle.refusal(Fold.in(phase), Commands.of(action, new Actor("a", role)), NOW)
                .map(Rejection::rule);

        if (!ROLES.has(action, role)) {
            assertThat(refusal).contains(Rule.ROLE_NOT_ALLOWED);
        } else if (!PHASES.has(action, phase)) {
            assertThat(refusal).contains(Rule.ACTION_NOT_ALLOWED_IN_PHASE);
        } else {
            assertThat(refusal.stream()).isSubsetOf(Lifecycle.row(action).rules());
        }
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void listsOnlyWhatTheRoleMayAskInThePhase(Action action, Phase phase, Role role) {
        List<Action> allowed = Lifecycle.allowed(Fold.in(phase), new Actor("a", role), NOW);

        if (Lifecycle.row(action).guards().isEmpty()) {
            assertThat(allowed.contains(action)).isEqualTo(ROLES.has(action, role) && PHASES.has(action, phase));
        } else if (allowed.contains(action)) {
            assertThat(ROLES.has(action, role) && PHASES.has(action, phase)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowIsAsWrittenDown(Action action) {
        LifecycleRow row = Lifecycle.row(action);

        assertThat(row.action()).isEqualTo(action);
        assertThat(row.roles()).isEqualTo(ROLES.in(action, Role.class));
        assertThat(row.phases()).isEqualTo(PHASES.in(action, Phase.class));
        assertThat(row.next()).isEqualTo(NEXT.in(action, Phase.class));
        assertThat(row.stages()).isEqualTo(STAGES.in(action, Stage.class));
        assertThat(row.events()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void phaseStaysWhereNoneIsNamedAndWhereAnActionNeedNotChangeIt(Action action) {
        boolean stays = NEXT.in(action, Phase.class).isEmpty()
                || action == Action.RECORD_CONTACT
                || action == Action.EXPIRE_DEADLINE;

        assertThat(Lifecycle.row(action).stays()).isEqualTo(stays);
    }

    @ParameterizedTest
    @EnumSource
    void leadsToTheNextPhasesAndToTheOneThatStays(Phase phase) {
        LifecycleRow begins = Lifecycle.row(Action.RECORD_CONTACT);
        LifecycleRow closes = Lifecycle.row(Action.CLOSE);

        assertThat(begins.leads(phase, phase)).isTrue();
        assertThat(begins.leads(Phase.CLOSED, phase)).isEqualTo(phase == Phase.CLOSED || phase == Phase.UNDER_REVIEW);
        assertThat(closes.leads(Phase.NEW, phase)).isEqualTo(phase == Phase.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aCaseIsOpenedByStaffOnly(Role role) {
        assertThat(Lifecycle.refusal(Action.OPEN_DISPUTE, role).map(Rejection::rule))
                .isEqualTo(
                        ROLES.has(Action.OPEN_DISPUTE, role) ? Optional.empty() : Optional.of(Rule.ROLE_NOT_ALLOWED));
    }

    @Test
    void everyEventComesFromSomeActionOrFollowsFromAny() {
        Stream<Class<? extends DisputeEvent>> asked =
                Arrays.stream(Action.values()).flatMap(action -> Lifecycle.row(action).events().stream());

        assertThat(Stream.concat(asked, Lifecycle.CONSEQUENCES.stream()))
                .containsOnly(events())
                .contains(events());
    }

    @Test
    void listsActionsInTheOrderOfTheTable() {
        assertThat(Lifecycle.allowed(Fold.in(Phase.NEW), new Actor("auditor", Role.AUDITOR), NOW))
                .isEmpty();
        assertThat(Lifecycle.allowed(Fold.in(Phase.NEW), new Actor("a", Role.AGENT), NOW))
                .isSorted()
                .contains(Action.ATTACH_RECEIPT, Action.CLOSE)
                .doesNotContain(Action.OPEN_DISPUTE, Action.RESPOND);
    }

    @Test
    void refusalSaysWhatAndInWhichPhase() {
        assertThat(Lifecycle.refusal(
                        Fold.in(Phase.EXECUTING), Commands.of(Action.CLOSE, new Actor("a", Role.AGENT)), NOW))
                .contains(Rejection.of(Rule.ACTION_NOT_ALLOWED_IN_PHASE, "action", "Close", "phase", Phase.EXECUTING));
        assertThat(Lifecycle.refusal(Action.REFUND, Role.MERCHANT))
                .contains(Rejection.of(Rule.ROLE_NOT_ALLOWED, "action", "Refund", "role", Role.MERCHANT));
    }

    @Test
    void namesActionsByTheirCommands() {
        List<String> commands = Arrays.stream(DisputeCommand.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        assertThat(Arrays.stream(Action.values()).map(Action::commandName))
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    @ParameterizedTest
    @EnumSource
    void commandAsksForItsAction(Action action) {
        DisputeCommand command = Commands.of(action, new Actor("a", Role.AGENT));
        assertThat(command.action()).isEqualTo(action);
        assertThat(command.getClass().getSimpleName()).isEqualTo(action.commandName());
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends DisputeEvent>[] events() {
        return (Class<? extends DisputeEvent>[]) DisputeEvent.class.getPermittedSubclasses();
    }
}
