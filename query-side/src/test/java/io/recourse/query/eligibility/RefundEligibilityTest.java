package io.recourse.query.eligibility;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefundEligibilityTest {

    private static final Map<String, String> ARGS =
            Map.of("until", "2027-11-18T09:30:15Z", "had", "50", "most", "50", "from", "2026-11-21T02:01:00Z");

    private static final Rejection REFUSED = Rejection.of(Rule.REFUND_COUNT_REACHED, "most", 50);

    @ParameterizedTest
    @CsvSource({
        "WINDOW, The payment could be refunded until 2027-11-18T09:30:15Z; that is over.",
        "COUNT, The payment has had as many refunds as it can have: 50.",
        "SPACING, The next refund of the payment is possible from 2026-11-21T02:01:00Z on."
    })
    void saysWhyNot(SourceLimit.Kind kind, String detail) {
        RefundEligibility told = told(kind, false, Language.ENGLISH);

        assertThat(told.eligible()).isFalse();
        assertThat(told.refusals())
                .containsExactly(new RefundEligibility.Refusal(
                        Rule.REFUND_COUNT_REACHED, "The payment has had as many refunds as it can have: 50."));
        assertThat(told.limits()).containsExactly(new RefundEligibility.Limit(kind, false, detail));
    }

    @ParameterizedTest
    @EnumSource
    void limitThatIsKeptStandsInNobodysWay(SourceLimit.Kind kind) {
        RefundEligibility told = told(kind, true, Language.ENGLISH);

        assertThat(told.eligible()).isTrue();
        assertThat(told.limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.detail())
                        .isNotBlank()
                        .doesNotContain("{")
                        .doesNotContainPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @EnumSource
    void limitsAreToldInChineseToo(SourceLimit.Kind kind) {
        for (boolean kept : new boolean[] {true, false}) {
            assertThat(told(kind, kept, Language.CHINESE).limits())
                    .singleElement()
                    .satisfies(limit -> assertThat(limit.detail())
                            .containsPattern("\\p{IsHan}")
                            .doesNotContain("{"));
        }
    }

    private static RefundEligibility told(SourceLimit.Kind kind, boolean kept, Language language) {
        Prospect prospect = new Prospect(
                kept ? List.of() : List.of(REFUSED),
                List.of(new SourceLimit(kind, kept, ARGS)),
                Optional.empty(),
                false,
                false,
                false,
                NOW);
        return RefundEligibility.of(CASE, PAYMENT, cny("1.00"), prospect, language);
    }
}
