package io.recourse.event;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.ClockResumed;
import io.recourse.dispute.DeadlineApproaching;
import io.recourse.dispute.DeadlineExtended;
import io.recourse.dispute.Party;
import io.recourse.dispute.ProvisionalCreditGranted;
import io.recourse.dispute.RefundRequested;
import io.recourse.dispute.ResumedDeadline;
import io.recourse.runtime.json.StoredJson;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleCourse;
import io.recourse.sample.SampleRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Fields that events got without a new revision: the approved samples have none of them, and these events have all. */
class OptionalFieldsTest {

    private static final JsonMapper MAPPER = StoredJson.mapper();
    private static final Instant REMINDER = Instant.parse("2026-12-24T16:00:00Z");

    private static final String LIMITS = "\"limits\":{\"window\":\"P365D\",\"most\":50,\"spacing\":\"PT1M\"}";

    /**
     * An event with such a field.
     *
     * @param json how it is written
     */
    private record Grown(Object event, String json) {}

    static Stream<Grown> grown() {
        return Stream.of(
                new Grown(
                        new DeadlineApproaching(
                                CASE, DeadlineName.OFFER, Party.MERCHANT, NOW, Optional.of(REMINDER), act("remind")),
                        "\"nextAt\":\"2026-12-24T16:00:00Z\""),
                new Grown(
                        new DeadlineExtended(
                                CASE,
                                DeadlineName.RESOLUTION,
                                NOW,
                                Optional.of(REMINDER),
                                words("waits for the laboratory"),
                                act("extend")),
                        "\"reminderAt\":\"2026-12-24T16:00:00Z\""),
                new Grown(
                        new ClockResumed(
                                CASE,
                                List.of(new ResumedDeadline(DeadlineName.RESOLUTION, NOW, Optional.of(REMINDER))),
                                act("resume")),
                        "\"reminderAt\":\"2026-12-24T16:00:00Z\""),
                new Grown(
                        new RefundRequested(
                                CASE,
                                REFUND,
                                PAYMENT,
                                cny("30.00"),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Sample.terms().refunds(),
                                act("refund")),
                        LIMITS),
                new Grown(
                        new ProvisionalCreditGranted(
                                CASE,
                                REFUND,
                                PAYMENT,
                                cny("30.00"),
                                false,
                                Optional.empty(),
                                Sample.terms().refunds(),
                                act("credit")),
                        LIMITS),
                new Grown(
                        SampleCourse.reopened(2, SampleRules.investigation()),
                        "\"citation\":\"12 CFR 1005.11(c)(1)\""));
    }

    @ParameterizedTest
    @MethodSource("grown")
    void areReadAsTheyWereWritten(Grown grown) {
        String json = MAPPER.writeValueAsString(grown.event());

        assertThat(json).contains(grown.json());
        assertThat(MAPPER.readValue(json, grown.event().getClass())).isEqualTo(grown.event());
    }

    @ParameterizedTest
    @MethodSource("grown")
    void areInNoSampleThatWasApprovedBefore(Grown grown) {
        assertThat(StoredEventsTest.sample(grown.event().getClass()))
                .doesNotContain("\"nextAt\"", "\"reminderAt\"", "\"provision\"", "\"limits\"");
    }
}
