package io.recourse.incident;

import static io.recourse.sample.SampleIncident.added;
import static io.recourse.sample.SampleIncident.declared;
import static io.recourse.sample.SampleIncident.ended;
import static io.recourse.sample.SampleIncident.started;
import static io.recourse.sample.SampleIncident.worked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.dispute.CaseId;
import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleIncident;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentStateTest {

    private static final CaseId FIRST = Sample.dispute(1);
    private static final CaseId SECOND = Sample.dispute(2);
    private static final CaseResult RESOLVED = CaseResult.of(FIRST, CaseResult.Kind.RESOLVED);
    private static final CaseResult REFUSED = CaseResult.refused(SECOND, Rule.CREDIT_OUTSTANDING);

    @Test
    void isOpenUntilSomebodyResolvesIt() {
        IncidentState state = after(declared(), added(FIRST));
        assertThat(state.status()).isEqualTo(IncidentStatus.OPEN);
        assertThat(IncidentView.of(state).progress()).isEqualTo(new IncidentProgress(1, 0, 0, 1));
    }

    @Test
    void isBeingResolvedUntilEveryCaseWasTried() {
        IncidentState state = after(declared(), added(FIRST), added(SECOND), started(1), worked(1, RESOLVED));
        assertThat(state.status()).isEqualTo(IncidentStatus.RESOLVING);
        assertThat(state.untried()).containsExactly(SECOND);
        assertThat(IncidentView.of(state).progress()).isEqualTo(new IncidentProgress(2, 1, 0, 1));
    }

    @Test
    void isPartlyResolvedWhileACaseWasRefused() {
        IncidentState state =
                after(declared(), added(FIRST), added(SECOND), started(1), worked(1, RESOLVED, REFUSED), ended(1));
        assertThat(state.status()).isEqualTo(IncidentStatus.PARTLY_RESOLVED);
        assertThat(IncidentView.of(state).refused())
                .containsExactly(new IncidentView.RefusedCase(SECOND, Rule.CREDIT_OUTSTANDING));
        assertThat(IncidentView.of(state).progress()).isEqualTo(new IncidentProgress(2, 1, 1, 0));
    }

    @Test
    void isPartlyResolvedWhenACaseIsLinkedLater() {
        IncidentState state = after(declared(), added(FIRST), started(1), worked(1, RESOLVED), ended(1), added(SECOND));
        assertThat(state.status()).isEqualTo(IncidentStatus.PARTLY_RESOLVED);
    }

    @Test
    void triesEveryCaseAgainInAnotherRun() {
        IncidentState state = after(
                declared(),
                added(FIRST),
                added(SECOND),
                started(1),
                worked(1, RESOLVED, REFUSED),
                ended(1),
                started(2));
        assertThat(state.untried()).containsExactly(FIRST, SECOND);
    }

    @Test
    void isResolvedWhenNothingIsLeftToDo() {
        IncidentState state = after(
                declared(),
                added(FIRST),
                added(SECOND),
                started(1),
                worked(1, RESOLVED, CaseResult.of(SECOND, CaseResult.Kind.CLOSED_BEFORE)),
                ended(1));
        assertThat(state.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(IncidentView.of(state).progress()).isEqualTo(new IncidentProgress(2, 2, 0, 0));
    }

    @Test
    void speaksToEveryCustomerInTheirLanguage() {
        Resolution resolution = SampleIncident.RESOLUTION;
        assertThat(resolution.messageIn(Optional.of(Language.CHINESE))).isEqualTo("您的充值已到账。");
        assertThat(resolution.messageIn(Optional.of(Language.ENGLISH))).isEqualTo("Your top-up has arrived.");
        assertThat(resolution.messageIn(Optional.empty())).isEqualTo("Your top-up has arrived.");
    }

    @Test
    void beginsWithItsDeclaration() {
        assertThatThrownBy(() -> after(added(FIRST))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> after(declared(), declared())).isInstanceOf(IllegalArgumentException.class);
    }

    private static IncidentState after(IncidentEvent... events) {
        Optional<IncidentState> state = Optional.empty();
        for (int i = 0; i < events.length; i++) {
            state = Optional.of(IncidentState.evolve(state, events[i], i));
        }
        return state.orElseThrow();
    }
}
