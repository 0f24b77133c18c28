package io.recourse.command.payment;

import static io.recourse.command.payment.BulkRecordings.Outcome.DIFFERS;
import static io.recourse.command.payment.BulkRecordings.Outcome.KNOWN;
import static io.recourse.command.payment.BulkRecordings.Outcome.NEW;
import static io.recourse.command.payment.BulkRecordings.Outcome.TAKEN;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.command.CommandHttpTest;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.rejection.Rejected;
import io.recourse.runtime.axon.Correlation;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.problem.Refusal;
import io.recourse.runtime.trace.Trace;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BulkRecordingsTest extends CommandHttpTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private BulkRecordings bulk;

    @Autowired
    private EventStore events;

    @Autowired
    private JdbcClient database;

    /** An event as it lies in the store. */
    record Stored(
            String payload,
            String payloadType,
            String payloadRevision,
            String type,
            long sequence,
            List<String> metaData) {}

    @ParameterizedTest
    @ValueSource(strings = {"{}", """
                {"orderNumber": "o-1", "channel": "app", "device": "phone", "description": "茶 \\"and\\" a cup\\n", "source": "stripe"}""", """
                {"orderNumber": "password: hunter70216", "description": "my card is 4929 1000 2003 4003 ok"}"""})
    void anEventIsByteForByteThatOfARequestButForWhoActed(String more) {
        String byHttp = id("http");
        String byBulk = id("bulk");
        assertThat(http().send(http().to("/api/v1/payments/" + byHttp, TestTokens.agent())
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body(more).toString())))
                        .status())
                .isEqualTo(201);
        assertThat(bulk.record(List.of(command(byBulk, body(more))))).containsExactly(NEW);

        Stored http = stored(byHttp);
        Stored imported = stored(byBulk);
        String act = ",\"act\":{";
        assertThat(beginning(imported.payload(), act))
                .isEqualTo(beginning(http.payload(), act).replace(byHttp, byBulk));
        assertThat(imported.payload()).endsWith(act + """
                "actor":{"id":"import","role":"SYSTEM"},"channel":"BATCH","occurredAt":"2026-11-20T06:00:00Z",\
                "commandId":"record:%s"}}""".formatted(byBulk));
        assertThat(imported)
                .usingRecursiveComparison()
                .ignoringFields("payload", "metaData")
                .isEqualTo(http);
        assertThat(imported.metaData()).containsExactly(Correlation.CAUSATION_ID, Correlation.CORRELATION_ID);
        assertThat(http.metaData())
                .as("a request has a trace")
                .containsExactly(Correlation.CAUSATION_ID, Correlation.CORRELATION_ID, Trace.TRACE_ID);
        assertThat(imported.payload() + http.payload()).doesNotContain("hunter70216", "4929 1000");
    }

    @Test
    void everyPaymentIsRecordedOnce() {
        RecordPayment first = command(id("1"), body("{}"));
        RecordPayment second = command(id("2"), body("{}"));
        RecordPayment other = command(id("1"), body("{\"orderNumber\": \"another\"}"));

        assertThat(bulk.record(List.of(first, first, other, second))).containsExactly(NEW, KNOWN, DIFFERS, NEW);
        assertThat(bulk.record(List.of(other, second, first, command(id("3"), body("{}")))))
                .containsExactly(DIFFERS, KNOWN, KNOWN, NEW);
        assertThat(historyLengths("1", "2", "3")).containsExactly(1L, 1L, 1L);
    }

    @Test
    void eachCarriesACorrelationOfItsOwn() {
        bulk.record(List.of(command(id("1"), body("{}")), command(id("2"), body("{}"))));

        assertThat(Stream.of("1", "2")
                        .map(name -> events.readEvents(id(name)).next().getMetaData())
                        .flatMap(metaData -> metaData.values().stream())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void anIdThatNamesSomethingElseIsNoPayment() {
        events.publish(new GenericDomainEventMessage<>("Payment", id("else"), 0, "something else"));

        assertThat(bulk.record(List.of(command(id("else"), body("{}")), command(id("2"), body("{}")))))
                .containsExactly(TAKEN, NEW);
    }

    /** In opposite orders, so that each can wait for the other. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void thoseWhoComeAtTheSameTimeRecordEachPaymentOnce(int round) throws Exception {
        int rows = 300;
        List<RecordPayment> forwards = IntStream.range(0, rows)
                .mapToObj(i -> command(id("same-" + round + "-" + i), body("{}")))
                .toList();
        List<RecordPayment> backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<List<BulkRecordings.Outcome>>> ended = Stream.of(forwards, backwards)
                    .map(commands -> both.submit((Callable<List<BulkRecordings.Outcome>>) () -> {
                        together.await();
                        return bulk.record(commands);
                    }))
                    .toList();
            List<BulkRecordings.Outcome> outcomes = new ArrayList<>();
            for (Future<List<BulkRecordings.Outcome>> one : ended) {
                outcomes.addAll(one.get());
            }
            assertThat(outcomes.stream().collect(groupingBy(outcome -> outcome, counting())))
                    .containsEntry(NEW, (long) rows)
                    .containsEntry(KNOWN, (long) rows);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\": {\"amount\": \"0\", \"currency\": \"CNY\"}}",
                "{\"amount\": {\"amount\": \"1.5\", \"currency\": \"JPY\"}}",
                "{\"capturedAt\": \"2026-11-20T06:05:01Z\"}",
                "{\"capturedAt\": \"yesterday\"}",
                "{\"customerId\": \"../c\"}",
                "{\"description\": \" \"}",
                "{\"sourse\": \"x\"}",
                "{\"orderNumber\": 5}"
            })
    void whatARequestIsRefusedIsRefusedHere(String more) {
        assertThatThrownBy(() -> command(id("bad"), body(more)))
                .satisfies(e -> assertThat(Refusal.in(e, Language.ENGLISH)).isPresent());
    }

    @Test
    void aPaymentNeedsAnIdOfItsForm() {
        for (String id : List.of("5", "\"case_1\"", "\"a b\"", "null")) {
            ObjectNode document = body("{\"paymentId\": " + id + "}");
            assertThatThrownBy(() -> ImportedPayment.command(document, NOW))
                    .isNotInstanceOf(Rejected.class)
                    .satisfies(e -> assertThat(Refusal.in(e, Language.ENGLISH)
                                    .orElseThrow()
                                    .line())
                            .startsWith("/paymentId "));
        }
    }

    private List<Long> historyLengths(String... names) {
        return Stream.of(names)
                .map(name -> events.readEvents(id(name)).asStream().count())
                .toList();
    }

    private static String beginning(String payload, String end) {
        return payload.substring(0, payload.indexOf(end));
    }

    private Stored stored(String id) {
        DomainEventMessage<?> message = events.readEvents(id).next();
        return database.sql("""
                        SELECT convert_from(payload, 'UTF8'), payload_type, payload_revision, type, sequence_number
                        FROM command.domain_event_entry WHERE aggregate_identifier = ?""")
                .param(id)
                .query((row, number) -> new Stored(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        message.getMetaData().keySet().stream().sorted().toList()))
                .single();
    }

    private String id(String name) {
        return PaymentId.of("pay-" + run + "-" + name).value();
    }

    private static RecordPayment command(String id, ObjectNode body) {
        return ImportedPayment.command(body.put("paymentId", id), NOW);
    }

    private static ObjectNode body(String more) {
        ObjectNode body = (ObjectNode) JSON.readTree("""
                {"customerId": "c-1", "merchantId": "m-1", "amount": {"amount": "88.00", "currency": "CNY"},
                 "capturedAt": "2026-11-18T09:30:15.1234567Z"}""");
        return body.setAll((ObjectNode) JSON.readTree(more));
    }
}
