package io.recourse.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recourse.deadline.Trigger;
import io.recourse.sample.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircumstancesTest {

    @ParameterizedTest
    @EnumSource
    void onlyWhatTheCaseDoesNotKnowItselfIsStated(Trigger trigger) {
        if (trigger.stated()) {
            assertThat(at(trigger).moments()).containsEntry(trigger, Sample.NOW);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> at(trigger));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 28, 31})
    void cyclesEndOnADayOfTheMonth(int day) {
        assertThat(billed(day).billingDay()).contains(day);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 32})
    void cyclesEndOnNoOtherDay(int day) {
        assertThatIllegalArgumentException().isThrownBy(() -> billed(day));
    }

    @Test
    void openingOfACaseAndItsEndAreNotStated() {
        assertThat(Trigger.NOTICE_RECEIVED.stated()).isFalse();
        assertThat(Trigger.CASE_CLOSED.stated()).isFalse();
        assertThat(Trigger.STATEMENT_SENT.stated()).isTrue();
    }

    private static Circumstances at(Trigger trigger) {
        return new Circumstances(Optional.empty(), List.of(), Map.of(trigger, Sample.NOW), Optional.empty());
    }

    private static Circumstances billed(int day) {
        return new Circumstances(Optional.empty(), List.of(), Map.of(), Optional.of(day));
    }
}
