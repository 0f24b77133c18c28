package io.recourse.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.payment.MerchantId;
import io.recourse.query.QueryTest;
import io.recourse.query.rebuild.Rebuilds;
import io.recourse.rebuild.RebuildState;
import io.recourse.rebuild.StartRebuild;
import io.recourse.rebuild.SwitchMode;
import io.recourse.runtime.axon.FromDisk;
import io.recourse.runtime.deadletter.DeadLetter;
import io.recourse.runtime.deadletter.DeadLetters;
import io.recourse.runtime.deadletter.Outcome;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleWebhooks;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookPingRequested;
import io.recourse.webhook.WebhooksId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A poisoned event stops its own case in the projections that cannot take it, and nothing else; mended, it is taken. On a store of its own:
 * what is spoilt there is what the ledger would find.
 */
@TestPropertySource(properties = "test.store=spoilt")
class PoisonTest extends QueryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private DeadLetters letters;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Rebuilds rebuilds;

    @Test
    void eventThatCannotBeReadStopsItsCaseAlone() {
        String poisoned = CaseEvents.id(9102).value();
        byte[] sound = appendedSpoilt(
                poisoned,
                new EventLog()
                        .add(CaseEvents.whole(9101))
                        .add(CaseEvents.whole(9102))
                        .add(CaseEvents.whole(9103)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(standing(poisoned))
                        .extracting(DeadLetter::processor)
                        .containsExactlyInAnyOrder("cases", "timeline", "search"));
        await().untilAsserted(
                        () -> assertThat(version(9101)).isEqualTo(version(9103)).isPositive());
        await().untilAsserted(() -> assertThat(version(9102)).isEqualTo(2));
        assertThat(letters.list(Optional.empty(), Optional.empty(), Optional.empty(), 200))
                .as("nobody else's")
                .extracting(DeadLetter::streamId)
                .containsOnly(poisoned);
        assertThat(standing(poisoned))
                .allSatisfy(letter -> assertThat(letter.cause().orElseThrow()).startsWith("SerializationException"));
        assertThat(gauge("cases")).isGreaterThan(1);
        showsTheLetterToAdministratorsOnly(poisoned);

        mend(poisoned, sound);
        standing(poisoned)
                .forEach(letter -> assertThat(letters.retry(letter.id()).kind()).isEqualTo(Outcome.Kind.TAKEN));
        assertThat(standing(poisoned)).isEmpty();
        awaitProjections();
        assertThat(gauge("cases")).isZero();
    }

    @Test
    void rowThatTheDatabaseRefusesStopsItsCaseAlone() {
        String poisoned = CaseEvents.id(9112).value();
        database()
                .sql("alter table query.dispute_case add constraint poison check (case_id <> '" + poisoned
                        + "' or version < 4)")
                .update();
        try {
            new EventLog()
                    .add(CaseEvents.whole(9111))
                    .add(CaseEvents.whole(9112))
                    .add(CaseEvents.whole(9113))
                    .appendTo(events());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(standing(poisoned))
                            .singleElement()
                            .satisfies(letter -> {
                                assertThat(letter.sequence()).isEqualTo(4);
                                assertThat(letter.cause().orElseThrow()).contains("SQLSTATE 23514");
                            }));
            await().untilAsserted(() ->
                    assertThat(version(9113)).isEqualTo(version(9111)).isPositive());
            assertThat(version(9112)).isEqualTo(3);
            assertThat(letters.retry(standing(poisoned).getFirst().id()).kind()).isEqualTo(Outcome.Kind.STANDS);
            assertThat(standing(poisoned).getFirst().attempts()).isEqualTo(2);
        } finally {
            database()
                    .sql("alter table query.dispute_case drop constraint poison")
                    .update();
        }

        assertThat(letters.retry(standing(poisoned).getFirst().id()).kind()).isEqualTo(Outcome.Kind.TAKEN);
        awaitProjections();
    }

    @Test
    void whatIsDoneWithAnEventIsDoneWhenTheEventIsTriedAgain() {
        MerchantId merchant = MerchantId.of("m-9140");
        String poisoned = WebhooksId.of(merchant).value();
        WebhookId webhook = WebhookId.of("whk_01K9ZV5N8QJ3E4R7T2W6009140");
        database()
                .sql("alter table query.webhook_request add constraint poison check (webhooks_id <> '" + poisoned
                        + "')")
                .update();
        try {
            new EventLog()
                    .addWebhooks(List.of(
                            // Never called: the address is of documentation.
                            SampleWebhooks.registered(merchant, webhook, "https://192.0.2.1/recourse"),
                            new WebhookPingRequested(merchant, webhook, Sample.act("ping"))))
                    .appendTo(events());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(standing(poisoned))
                            .singleElement()
                            .extracting(DeadLetter::sequence)
                            .isEqualTo(1L));
        } finally {
            database()
                    .sql("alter table query.webhook_request drop constraint poison")
                    .update();
        }

        assertThat(letters.retry(standing(poisoned).getFirst().id()).kind()).isEqualTo(Outcome.Kind.TAKEN);

        assertThat(database()
                        .sql("select count(*) from query.webhook_request where webhooks_id = :id and sequence = 1")
                        .param("id", poisoned)
                        .query(Long.class)
                        .single())
                .isOne();
        awaitProjections();
    }

    @Test
    void eventThatIsLeftOutLetsThoseBehindItGoOn() {
        String poisoned = CaseEvents.id(9122).value();
        byte[] sound = appendedSpoilt(poisoned, new EventLog().add(CaseEvents.whole(9122)));
        await().atMost(PATIENCE).until(() -> standing(poisoned).size() == 3);

        standing(poisoned)
                .forEach(letter -> assertThat(
                                letters.skip(letter.id(), "test", new Actor("admin", Role.ADMIN), CaseEvents.START)
                                        .kind())
                        .isEqualTo(Outcome.Kind.TAKEN));

        assertThat(standing(poisoned)).isEmpty();
        long last = database()
                .sql("select max(sequence_number) from command.domain_event_entry where aggregate_identifier = :id")
                .param("id", poisoned)
                .query(Long.class)
                .single();
        assertThat(version(9122)).isEqualTo(last);
        assertThat(lines(poisoned)).isEqualTo(last);

        write(poisoned, sound);
        List.of("cases", "timeline", "search").forEach(this::madeAnew);
        assertThat(lines(poisoned)).as("mended, it is there again").isEqualTo(last + 1);
        awaitProjections();
    }

    private void madeAnew(String projection) {
        rebuilds.start(new StartRebuild(
                projection,
                "rbd_poison_" + projection,
                2,
                SwitchMode.ALWAYS,
                Optional.empty(),
                new Actor("admin", Role.ADMIN),
                Instant.parse("2026-04-01T00:00:00Z")));
        await().atMost(PATIENCE)
                .until(() -> rebuilds.latest(projection).orElseThrow().state() == RebuildState.SWITCHED);
    }

    private long lines(String id) {
        return database()
                .sql("select count(*) from query.timeline_entry where case_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** The bytes that the event would have had. */
    private byte[] appendedSpoilt(String poisoned, EventLog log) {
        List<StreamingEventProcessor> readers = Stream.of("cases", "timeline", "search")
                .map(name -> processing
                        .eventProcessor(name, StreamingEventProcessor.class)
                        .orElseThrow())
                .toList();
        readers.forEach(StreamingEventProcessor::shutDown);
        log.appendTo(events());
        byte[] payload = database()
                .sql("select payload from command.domain_event_entry where event_identifier = :id")
                .param("id", "event-" + poisoned + "-3")
                .query(byte[].class)
                .single();
        write(poisoned, "{\"caseId\": 7".getBytes(StandardCharsets.UTF_8));
        FromDisk.readAgain(application);
        readers.forEach(StreamingEventProcessor::start);
        return payload;
    }

    private void showsTheLetterToAdministratorsOnly(String poisoned) {
        String path = "/api/v1/admin/dead-letters";
        Answer first = get(path + "?limit=2&streamId=" + poisoned, TestTokens.admin());
        String next = first.json().at("/nextCursor").asString();
        Answer second = get(path + "?limit=2&streamId=" + poisoned + "&cursor=" + next, TestTokens.admin());
        List<String> ids = Stream.of(first, second)
                .flatMap(page -> page.json().at("/items").valueStream())
                .map(letter -> letter.at("/id").asString())
                .toList();
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(second.json().has("nextCursor")).isFalse();

        Answer one = get(path + "/" + ids.getFirst(), TestTokens.admin());
        assertThat(one.json().at("/streamId").asString()).isEqualTo(poisoned);
        assertThat(one.json().at("/sequence").asInt()).isEqualTo(3);
        assertThat(one.json().at("/waiting").asInt()).isPositive();
        assertThat(get(path + "?processor=search", TestTokens.admin())
                        .json()
                        .at("/items")
                        .size())
                .isOne();
        assertThat(get("/actuator/health", TestTokens.admin())
                        .json()
                        .at("/components/deadLetters/details/cases")
                        .asInt())
                .isGreaterThan(1);
        assertThat(get("/actuator/health/readiness", TestTokens.admin()).status())
                .isEqualTo(200);

        assertThat(get(path + "/none", TestTokens.admin()).status()).isEqualTo(404);
        assertThat(get(path + "?procesor=search", TestTokens.admin()).status()).isEqualTo(400);
        assertThat(get(path, TestTokens.auditor()).status()).isEqualTo(403);
        assertThat(get(path + "/skipped", TestTokens.supervisor()).status()).isEqualTo(403);
        assertThat(get(path + "/skipped", TestTokens.admin())
                        .json()
                        .at("/items")
                        .isArray())
                .isTrue();
    }

    private List<DeadLetter> standing(String streamId) {
        return letters.list(Optional.empty(), Optional.of(streamId), Optional.empty(), 10);
    }

    private double gauge(String processor) {
        String metrics = get("/actuator/prometheus", TestTokens.admin()).body();
        return metrics.lines()
                .filter(line -> line.startsWith("recourse_dead_letters_events{")
                        && line.contains("processor=\"" + processor + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private long version(int number) {
        return database()
                .sql("select version from query.dispute_case where case_id = :id")
                .param("id", CaseEvents.id(number).value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private void write(String stream, byte[] payload) {
        database()
                .sql("update command.domain_event_entry set payload = :payload where event_identifier = :id")
                .param("payload", payload)
                .param("id", "event-" + stream + "-3")
                .update();
    }

    /** In the store, for whoever reads it next, and in the letters, which have a copy. */
    private void mend(String stream, byte[] payload) {
        write(stream, payload);
        database()
                .sql("update query.dead_letter_entry set payload = :payload where event_identifier = :id")
                .param("payload", payload)
                .param("id", "event-" + stream + "-3")
                .update();
    }
}
