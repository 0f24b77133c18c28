package io.recourse.standalone.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.standalone.data.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFormTest {

    private final EventForm form = new EventForm(EventForm.json());

    @Test
    void comesBackAsItWasStored() {
        StoredRow row = Rows.of("pay-1", 3);

        assertThat(form.row(form.event(row))).usingRecursiveComparison().isEqualTo(row);
        assertThat(form.event(row).getAggregateType()).isEqualTo("Payment");
    }

    @Test
    void whatIsInNoStreamIsInNoneThere() {
        StoredRow row = Rows.ofNoStream("e-1");

        assertThat(form.event(row).getAggregateIdentifier()).isEmpty();
        assertThat(form.row(form.event(row))).usingRecursiveComparison().isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-20T06:00:00.123456Z", "2026-11-20T06:00:00Z", "2026-11-20T06:00:00.000+00:00", "then"})
    void timeThatWouldComeBackOtherwiseIsRefused(String time) {
        assertThatThrownBy(() -> form.event(Rows.with("pay-1", 0, time, "{}".getBytes(UTF_8))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("pay-1-0 cannot be kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"1\"}", "{\"b\":\"1\",\"a\":\"2\"}", "[1]", "nothing"})
    void metadataThatWouldComeBackOtherwiseIsRefused(String metadata) {
        assertThatThrownBy(
                        () -> form.event(Rows.with("pay-1", 0, "2026-11-20T06:00:00.000Z", metadata.getBytes(UTF_8))))
                .isInstanceOf(UserError.class);
    }

    @Test
    void metadataOfEachKindIsKept() {
        StoredRow row = Rows.with(
                "pay-1", 0, "2026-11-20T06:00:00.000Z", "{\"flag\":true,\"number\":5,\"text\":\"x\"}".getBytes(UTF_8));

        assertThat(form.row(form.event(row))).usingRecursiveComparison().isEqualTo(row);
    }

    @Test
    void digestTellsEachColumnFromEachOther() {
        StoredRow row = Rows.ofNoStream("e-1");

        assertThat(row.digest())
                .hasSize(64)
                .isEqualTo(Rows.ofNoStream("e-1").digest())
                .isNotEqualTo(new StoredRow(
                                row.eventId(),
                                row.streamId(),
                                row.sequence(),
                                row.revision(),
                                row.recordedAt(),
                                row.type(),
                                java.util.Optional.of(""),
                                row.payload(),
                                row.metadata())
                        .digest());
    }
}
