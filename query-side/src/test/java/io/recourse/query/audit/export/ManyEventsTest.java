package io.recourse.query.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.payment.MerchantId;
import io.recourse.query.audit.GeneratedHistory;
import io.recourse.query.audit.UnderstoodEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports of more than anybody would hold in memory: of a history that is made while it is read. */
class ManyEventsTest {

    private static final int CASES = 20_000;
    private static final int STREAMED = 6_000;
    /** What is read ahead, and what the buffers on the way to the sink hold. */
    private static final int MOST_AHEAD = 1_000;

    @ParameterizedTest
    @CsvSource({"NDJSON,10", "CSV,10", "XES,0"})
    void readingNeverRunsAheadOfWhoTakesIt(ExportFormat format, int marker) throws IOException {
        GeneratedHistory generated = new GeneratedHistory(STREAMED);
        AtomicLong taken = new AtomicLong();
        OutputStream sink = new OutputStream() {
            private final byte[] trace = "</trace>".getBytes(StandardCharsets.US_ASCII);
            private int matched;

            @Override
            public void write(int b) {
                if (marker != 0) {
                    taken.addAndGet(b == marker ? 1 : 0);
                } else {
                    matched = b == trace[matched] ? matched + 1 : 0;
                    if (matched == trace.length) {
                        matched = 0;
                        taken.addAndGet(GeneratedHistory.EVENTS_A_CASE);
                    }
                }
                if (generated.taken() > taken.get() + MOST_AHEAD) {
                    throw new AssertionError(generated.taken() + " events read, " + taken.get() + " written");
                }
            }
        };

        exports(generated).write(format, ExportFilter.EVERYTHING, Duration.ZERO, sink, read -> {});

        assertThat(generated.taken()).isEqualTo(STREAMED * GeneratedHistory.EVENTS_A_CASE);
        assertThat(taken.get()).isGreaterThanOrEqualTo(generated.taken());
    }

    @Test
    void objectsAreToldOnceInHoweverManyPasses() throws IOException {
        GeneratedHistory generated = new GeneratedHistory(CASES / 10);
        History history = new History(generated.stored(), generated);
        JsonNode once = log(new OcelExport(history), history);
        long readOnce = generated.taken();
        JsonNode often = log(new OcelExport(history, 1_500), history);

        assertThat(readOnce).isEqualTo(2 * 10_000);
        assertThat(generated.taken() - readOnce).isEqualTo((1 + 7) * 10_000);
        assertThat(often.at("/events")).isEqualTo(once.at("/events"));
        assertThat(often.at("/objects").size()).isEqualTo(once.at("/objects").size());
        assertThat(Set.copyOf(often.at("/objects").valueStream().toList()))
                .isEqualTo(Set.copyOf(once.at("/objects").valueStream().toList()))
                // Case, payment, refund and customer of each case, ten merchants and an agent.
                .hasSize(4 * CASES / 10 + 11);
    }

    @Test
    void manyEventsAreValid() throws Exception {
        GeneratedHistory generated = new GeneratedHistory(CASES / 20);

        Schemas.assertXes(text(generated, ExportFormat.XES, ExportFilter.EVERYTHING));
        Schemas.assertOcel(text(generated, ExportFormat.OCEL, ExportFilter.EVERYTHING));
    }

    @Test
    void merchantsAreLookedForInTheStore() throws IOException {
        ExportFilter filter = new ExportFilter(
                List.of(),
                List.of(MerchantId.of("m-3")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(12L),
                Optional.empty());

        String rows = text(new GeneratedHistory(CASES / 10), ExportFormat.CSV, filter);

        // The first event of case 3, the first against that merchant, is at 15.
        assertThat(rows.lines().skip(1)).hasSize(CASES / 100 * GeneratedHistory.EVENTS_A_CASE);
        assertThat(rows.lines().skip(1)).allMatch(row -> Long.parseLong(row.split(",", 2)[0]) / 5 % 10 == 3);
    }

    @ParameterizedTest
    @EnumSource
    void whoTakesNoMoreEndsIt(ExportFormat format) {
        GeneratedHistory generated = new GeneratedHistory(CASES);
        AtomicLong room = new AtomicLong(100_000);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (room.decrementAndGet() < 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };

        assertThatThrownBy(() ->
                        exports(generated).write(format, ExportFilter.EVERYTHING, Duration.ZERO, broken, read -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
        assertThat(generated.taken()).isLessThan(5_000);
    }

    @Test
    void eventOfANewerVersionIsCalledByItsName() {
        UnderstoodEvent event = new UnderstoodEvent(
                7,
                new GenericDomainEventMessage<>(
                        "DisputeCase",
                        "case-1",
                        0,
                        new UnknownSerializedType(
                                GeneratedHistory.serializer(),
                                new SimpleSerializedObject<>(
                                        "{}", String.class, "io.recourse.dispute.Teleported", "1"))));

        assertThat(event.name()).isEqualTo("Teleported");
        assertThat(Facts.of(event.payload()).act()).isEmpty();
    }

    private static JsonNode log(OcelExport export, History history) throws IOException {
        StringWriter out = new StringWriter();
        export.write(new Run(ExportFilter.EVERYTHING, history.last(), Duration.ZERO, read -> {}), out);
        return JsonMapper.shared().readTree(out.toString());
    }

    private static String text(GeneratedHistory generated, ExportFormat format, ExportFilter filter)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exports(generated).write(format, filter, Duration.ZERO, out, read -> {});
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Exports exports(GeneratedHistory generated) {
        return new Exports(new History(generated.stored(), generated), (last, patience) -> Optional.empty());
    }
}
