package io.recourse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.CaseState;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseEventsTest {

    @Test
    void everythingHasEveryKindOfEvent() {
        Set<Class<?>> kinds = new HashSet<>();
        CaseEvents.everything(1).events().forEach(event -> kinds.add(event.getClass()));

        assertThat(kinds).isEqualTo(Set.of(DisputeEvent.class.getPermittedSubclasses()));
    }

    @Test
    void everythingIsTheHistoryOfOneCase() {
        List<DisputeEvent> events = CaseEvents.everything(1).events();
        Optional<CaseState> state = Optional.empty();
        Set<Phase> phases = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            state = Optional.of(CaseState.evolve(state, events.get(i), i, CaseEvents.START.plusSeconds(i)));
            phases.add(state.get().phase());
        }

        assertThat(state).map(CaseState::closed).contains(true);
        assertThat(phases)
                .contains(
                        Phase.NEW,
                        Phase.UNDER_REVIEW,
                        Phase.AWAITING_MERCHANT,
                        Phase.AWAITING_CUSTOMER,
                        Phase.EXECUTING,
                        Phase.CLOSED);
    }
}
