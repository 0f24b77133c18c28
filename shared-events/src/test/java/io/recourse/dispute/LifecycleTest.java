package io.recourse.dispute;

import static org.assertj.core.api.Assertions.assertThat;

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

class LifecycleTest {

    /** One letter for each phase, in which the action is possible (y) or not (.). Written out, so that a slip shows. */
    private static final String PHASES = """
                            NEW AWAITING_CUSTOMER AWAITING_MERCHANT AWAITING_BOTH AWAITING_EXTERNAL UNDER_REVIEW EXECUTING CLOSED
            ATTACH_RECEIPT  y   y                 y                 y             y                 y            y         .
            RECORD_CONTACT  y   y                 y                 y             y                 y            y         y
            ADD_NOTE        y   y                 y                 y             y                 y            y         y
            ESCALATE        y   y                 y                 y             y                 y            y         .
            REFUND          y   y                 y                 y             y                 y            y         .
            CLOSE           y   y                 y                 y             y                 y            .         .
            CONFIRM_REFUND  y   y                 y                 y             y                 y            y         y
            FAIL_REFUND     y   y                 y                 y             y                 y            y         y
            EXPIRE_DEADLINE y   y                 y                 y             y                 y            y         y
            """;

    private static final String ROLES = """
                            AGENT SUPERVISOR MERCHANT AUDITOR ADMIN SYSTEM
            OPEN_DISPUTE    y     y          .        .       .     y
            ATTACH_RECEIPT  y     y          .        .       .     y
            RECORD_CONTACT  y     y          .        .       .     y
            ADD_NOTE        y     y          .        .       .     y
            ESCALATE        y     y          .        .       .     y
            REFUND          y     y          .        .       .     y
            CLOSE           y     y          .        .       .     y
            CONFIRM_REFUND  .     .          .        .       .     y
            FAIL_REFUND     .     .          .        .       .     y
            EXPIRE_DEADLINE .     .          .        .       .     y
            """;

    private static final Grid POSSIBLE = Grid.read(PHASES);
    private static final Grid PERMITTED = Grid.read(ROLES);

    static Stream<Arguments> everyCombination() {
        return Arrays.stream(Action.values())
                .filter(action -> action != Action.OPEN_DISPUTE)
                .flatMap(action -> Arrays.stream(Phase.values())
                        .flatMap(phase -> Arrays.stream(Role.values()).map(role -> Arguments.of(action, phase, role))));
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void isAsWrittenDown(Action action, Phase phase, Role role) {
        assertThat(Lifecycle.refusal(action, phase, role).map(Rejection::rule))
                .isEqualTo(expected(action, phase, role));
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void listsAnActionExactlyWhenItIsNotRefused(Action action, Phase phase, Role role) {
        assertThat(Lifecycle.allowed(phase, role).contains(action))
                .isEqualTo(Lifecycle.refusal(action, phase, role).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aCaseIsOpenedByStaffOnly(Role role) {
        Optional<Rule> refusal = Lifecycle.refusal(Action.OPEN_DISPUTE, role).map(Rejection::rule);
        assertThat(refusal)
                .isEqualTo(
                        PERMITTED.has(Action.OPEN_DISPUTE, role)
                                ? Optional.empty()
                                : Optional.of(Rule.ROLE_NOT_ALLOWED));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void anOpenCaseIsNotOpenedAgain(Phase phase) {
        for (Role role : Role.values()) {
            assertThat(Lifecycle.refusal(Action.OPEN_DISPUTE, phase, role)).isPresent();
            assertThat(Lifecycle.allowed(phase, role)).doesNotContain(Action.OPEN_DISPUTE);
        }
    }

    @Test
    void namesActionsByTheirCommands() {
        List<String> commands = Arrays.stream(DisputeCommand.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        assertThat(Arrays.stream(Action.values()).map(Action::commandName))
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    private static Optional<Rule> expected(Action action, Phase phase, Role role) {
        if (!PERMITTED.has(action, role)) {
            return Optional.of(Rule.ROLE_NOT_ALLOWED);
        }
        return POSSIBLE.has(action, phase) ? Optional.empty() : Optional.of(Rule.ACTION_NOT_ALLOWED_IN_PHASE);
    }
}
