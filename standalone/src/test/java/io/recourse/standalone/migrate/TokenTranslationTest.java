package io.recourse.standalone.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.standalone.data.UserError;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTranslationTest {

    /** Positions 3, 4 and 7 were taken and rolled back. */
    private static final TreeSet<Long> STORED = new TreeSet<>(List.of(1L, 2L, 5L, 6L, 8L));

    private final TokenTranslation tokens = new TokenTranslation(new Positions() {
        @Override
        public long upTo(long globalIndex) {
            return STORED.headSet(globalIndex, true).size();
        }

        @Override
        public boolean anyAt(Set<Long> globalIndexes) {
            return !Collections.disjoint(STORED, globalIndexes);
        }
    });

    @ParameterizedTest
    @CsvSource({"0, -1", "1, 0", "2, 1", "4, 1", "5, 2", "7, 3", "8, 4", "100, 4"})
    void nextEventIsTheSameOne(long embedded, long there) {
        assertThat(translated(GapAwareTrackingToken.newInstance(embedded, Set.of())))
                .isEqualTo(new GlobalSequenceTrackingToken(there));
    }

    @Test
    void holesThatNothingFillsAreForgotten() {
        assertThat(translated(GapAwareTrackingToken.newInstance(8, Set.of(3L, 4L, 7L))))
                .isEqualTo(new GlobalSequenceTrackingToken(4));
    }

    @Test
    void eventThatWasPassedOverIsNotLost() {
        assertThatThrownBy(() -> translated(GapAwareTrackingToken.newInstance(8, Set.of(4L, 6L))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Processor refunds has not seen an event");
    }

    @Test
    void positionOfAnotherKindIsNotGuessedAt() {
        assertThatThrownBy(() -> translated(new GlobalSequenceTrackingToken(3)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("GlobalSequenceTrackingToken");
    }

    private TrackingToken translated(TrackingToken token) {
        return tokens.translated(token, "refunds");
    }
}
