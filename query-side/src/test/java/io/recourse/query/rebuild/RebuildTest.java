package io.recourse.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.payment.MerchantId;
import io.recourse.query.QueryTest;
import io.recourse.query.projection.Rebuildable;
import io.recourse.rebuild.ControlRebuild;
import io.recourse.rebuild.ControlRebuild.Wish;
import io.recourse.rebuild.RebuildAnswer;
import io.recourse.rebuild.RebuildState;
import io.recourse.rebuild.RebuildView;
import io.recourse.rebuild.StartRebuild;
import io.recourse.rebuild.SwitchMode;
import io.recourse.sample.SampleIncident;
import io.recourse.sample.SampleWebhooks;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import io.recourse.webhook.WebhookId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Read models are made anew while they are read and written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest extends QueryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_CASES = 100;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String ID = CaseEvents.id(96201).value();

    @Autowired
    private Rebuilds rebuilds;

    @Autowired
    private RebuildRows rows;

    @Autowired
    private RebuildTools tools;

    @Autowired
    private List<Rebuildable> projections;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DataSource pool;

    @BeforeAll
    void history() {
        EventLog log = new EventLog()
                .add(CaseEvents.everything(96201))
                .add(CaseEvents.whole(96202))
                .addPayment(
                        PaymentEvents.of(96201).recorded().reserved(1, "5.00").events());
        if (database()
                .sql("select count(*) from query.incident")
                .query(Long.class)
                .single()
                .equals(0L)) {
            log.addIncident(List.of(SampleIncident.declared(), SampleIncident.added(CaseEvents.id(96201))));
        }
        log.addWebhooks(List.of(SampleWebhooks.registered(
                MerchantId.of("m-96201"), WebhookId.of("whk_01K9ZV5N8QJ3E4R7T2W6096201"), "https://192.0.2.1/")));
        happened(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases", "payments", "timeline", "search", "incidents", "webhooks"})
    void newTableTakesThePlaceOfTheOldOneWithEverythingThatHasAName(String name) {
        String table = "query." + named(name).table();
        awaitProjections();
        List<String> before = rowsOf(table);
        List<String> parts = parts(table);
        long old = oid(table);

        RebuildView ended = ended(start(name, 3, SwitchMode.ALWAYS));

        assertThat(ended.state()).as(ended.toString()).isEqualTo(RebuildState.SWITCHED);
        assertThat(ended.comparison()).hasValueSatisfying(found -> {
            assertThat(found.differences()).isZero();
            assertThat(found.rows()).isEqualTo(before.size()).isPositive();
        });
        assertThat(oid(table)).as("another table").isNotEqualTo(old);
        assertThat(rowsOf(table)).isEqualTo(before);
        assertThat(parts(table)).isEqualTo(parts).isNotEmpty();
        assertThat(tablesOf("query_rebuild")).doesNotContain(named(name).table());
        assertThat(tools.tokens().of("rebuild:" + name + ":" + ended.id())).isEmpty();
    }

    @Test
    void damageIsNamedAndMended() {
        awaitProjections();
        List<String> before = rowsOf("query.timeline_entry");
        update("update query.timeline_entry set actor_id = 'somebody' where case_id = '" + ID + "' and sequence = 2");
        update("delete from query.timeline_entry where case_id = '" + ID + "' and sequence = 3");
        update("insert into query.timeline_entry select case_id, 999, event_id, type, wording, params, actor_id,"
                + " actor_role, channel, occurred_at, recorded_at from query.timeline_entry where case_id = '" + ID
                + "' and sequence = 2");

        RebuildView compared = ended(start("timeline", 2, SwitchMode.WHEN_EQUAL));

        assertThat(compared.state()).isEqualTo(RebuildState.COMPARED);
        assertThat(compared.comparison()).hasValueSatisfying(found -> {
            assertThat(found)
                    .extracting(
                            RebuildView.Comparison::changed,
                            RebuildView.Comparison::missing,
                            RebuildView.Comparison::surplus)
                    .containsExactly(1L, 1L, 1L);
            assertThat(found.first()).containsExactly(ID + "/2", ID + "/3", ID + "/999");
        });
        assertThat(rowsOf("query.timeline_entry")).as("what is read stays").isNotEqualTo(before);
        assertThat(tablesOf("query_rebuild")).doesNotContain("timeline_entry");

        RebuildView switched = ended(start("timeline", 2, SwitchMode.ALWAYS));

        assertThat(switched.state()).isEqualTo(RebuildState.SWITCHED);
        assertThat(switched.comparison().orElseThrow().differences()).isEqualTo(3);
        assertThat(rowsOf("query.timeline_entry")).isEqualTo(before);
    }

    @Test
    void everythingIsServedAndWrittenAllTheTime() throws InterruptedException {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger cases = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            // As much as a small machine can take: the rest of the tests shares the history.
            while (goesOn.get() && cases.get() < MOST_CASES) {
                int number = 50_000 + cases.incrementAndGet();
                new EventLog()
                        .add(CaseEvents.whole(number))
                        .addPayment(PaymentEvents.of(number).recorded().events())
                        .appendTo(events());
            }
        });
        List<Thread> readers = List.of(reader(goesOn, failures, reads), reader(goesOn, failures, reads));

        List<String> ids = List.of("cases", "payments", "timeline", "search", "incidents").stream()
                .map(name -> start(name, 2, SwitchMode.ALWAYS))
                .toList();
        List<RebuildView> ended = ids.stream().map(this::ended).toList();
        goesOn.set(false);
        writer.join();
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(failures).isEmpty();
        assertThat(reads.get()).isGreaterThan(1);
        assertThat(cases.get()).isPositive();
        assertThat(ended).allSatisfy(rebuild -> {
            assertThat(rebuild.state()).isEqualTo(RebuildState.SWITCHED);
            assertThat(rebuild.comparison().orElseThrow().differences())
                    .as(rebuild.toString())
                    .isZero();
        });
        awaitProjections();
        assertThat(ended(start("cases", 1, SwitchMode.NEVER)).comparison())
                .hasValueSatisfying(found -> assertThat(found.differences()).isZero());
    }

    @Test
    void eventThatCannotBeTakenStopsTheRebuildAndNothingElseUntilItIsResumed() {
        List<String> before = rowsOf("query.dispute_case");
        String id = Optional.ofNullable(transactions.execute(status -> {
                    String begun = start("cases", 2, SwitchMode.ALWAYS);
                    update("alter table query_rebuild.dispute_case add constraint poison check (case_id <> '" + ID
                            + "')");
                    return begun;
                }))
                .orElseThrow();

        await().atMost(PATIENCE).until(() -> view("cases").state() == RebuildState.FAILED);
        assertThat(view("cases").error().orElseThrow())
                .contains("DataIntegrityViolationException", "SQLSTATE 23514")
                .doesNotContain(ID);
        assertThat(rowsOf("query.dispute_case")).isEqualTo(before);
        happened(new EventLog().add(CaseEvents.whole(NEXT.incrementAndGet() + 60_000)));

        update("alter table query_rebuild.dispute_case drop constraint poison");
        assertThat(control("cases", Wish.RESUME).rebuild().orElseThrow().id()).isEqualTo(id);
        assertThat(ended(id).state()).isEqualTo(RebuildState.SWITCHED);
        assertThat(ended(id).comparison().orElseThrow().differences()).isZero();
    }

    @Test
    void processThatDiesLeavesItsRebuildToWhoComesNext() {
        Rebuildable cases = named("cases");
        String id = Optional.ofNullable(transactions.execute(status -> {
                    String begun = start("cases", 2, SwitchMode.ALWAYS);
                    update("alter table query_rebuild.dispute_case add constraint poison check (case_id <> '" + ID
                            + "')");
                    update("update query.rebuild set owner = 'dead', lease_until = 'infinity' where id = '" + begun
                            + "'");
                    return begun;
                }))
                .orElseThrow();
        RebuildRun dead = new RebuildRun(id, cases, "dead", tools);
        await().atMost(PATIENCE).until(() -> {
            dead.step();
            return rows.find(id).orElseThrow().state() == RebuildState.FAILED;
        });
        dead.stop();
        update("alter table query_rebuild.dispute_case drop constraint poison");
        List<Tokens.Place> reached =
                tools.tokens().of(rows.find(id).orElseThrow().processor());
        assertThat(reached).hasSize(2);

        update("update query.rebuild set state = 'RUNNING', lease_until = now() where id = '" + id + "'");

        assertThat(ended(id).state()).isEqualTo(RebuildState.SWITCHED);
        assertThat(ended(id).comparison().orElseThrow().differences()).isZero();
    }

    @Test
    void standsStillWhileItIsPausedAndIsGoneWhenItIsCancelled() {
        String id = Optional.ofNullable(transactions.execute(status -> {
                    String begun = start("search", 1, SwitchMode.ALWAYS);
                    control("search", Wish.PAUSE);
                    return begun;
                }))
                .orElseThrow();
        assertThat(start("search", 1, SwitchMode.ALWAYS)).as("one at a time").isEqualTo(id);
        happened(new EventLog().add(CaseEvents.whole(NEXT.incrementAndGet() + 60_000)));
        assertThat(view("search").state()).isEqualTo(RebuildState.PAUSED);
        assertThat(rowsOf("query_rebuild.search_entry")).isEmpty();

        control("search", Wish.RESUME);
        assertThat(ended(id).state()).isEqualTo(RebuildState.SWITCHED);

        String other = Optional.ofNullable(transactions.execute(status -> {
                    String begun = start("search", 1, SwitchMode.ALWAYS);
                    control("search", Wish.PAUSE);
                    return begun;
                }))
                .orElseThrow();
        await().until(() -> rows.find(other).orElseThrow().owner().isPresent());
        assertThat(control("search", Wish.CANCEL).rebuild().orElseThrow().state())
                .isEqualTo(RebuildState.CANCELLED);
        await().until(() -> !tablesOf("query_rebuild").contains("search_entry"));
        assertThat(control("search", Wish.RESUME).kind()).isEqualTo(RebuildAnswer.Kind.UNKNOWN);
        assertThatThrownBy(() -> update("delete from query.rebuild")).hasMessageContaining("stays on record");
    }

    @Test
    void whoReadsForLongIsWaitedForAndStopsNobodyElse() throws SQLException {
        String id;
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select count(*) from query.dispute_case");
            id = start("cases", 2, SwitchMode.ALWAYS);
            await().atMost(PATIENCE).until(() -> view("cases").comparison().isPresent());

            long begun = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(agent("/disputes/" + ID).status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
            assertThat(view("cases").state()).isEqualTo(RebuildState.RUNNING);
            connection.rollback();
        }
        assertThat(ended(id).state()).isEqualTo(RebuildState.SWITCHED);
        happened(new EventLog().add(CaseEvents.whole(NEXT.incrementAndGet() + 60_000)));
    }

    @Test
    void administratorsSeeHowReadModelsDo() {
        RebuildView last = ended(start("payments", 1, SwitchMode.NEVER));

        Answer all = get("/api/v1/admin/projections", TestTokens.admin());
        assertThat(all.status()).as(all.body()).isEqualTo(200);
        assertThat(all.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/name").asString()))
                .contains("cases", "incidents", "payments", "search", "timeline");
        assertThat(all.json()
                        .at("/items")
                        .valueStream()
                        .filter(item -> item.at("/name").asString().equals("payments")))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.at("/running").asBoolean()).isTrue();
                    assertThat(item.at("/rebuildable").asBoolean()).isTrue();
                    assertThat(item.at("/deadLetters").asInt()).isZero();
                    assertThat(item.at("/rebuild/id").asString()).isEqualTo(last.id());
                });
        Answer one = get("/api/v1/admin/projections/payments/rebuild", TestTokens.admin());
        assertThat(one.json().at("/state").asString()).isEqualTo("COMPARED");
        assertThat(get("/api/v1/admin/projections/none/rebuild", TestTokens.admin())
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/v1/admin/projections", TestTokens.auditor()).status())
                .isEqualTo(403);
    }

    @Test
    void onlyReadModelsAreMadeAnew() {
        assertThat(rebuilds.start(asked("ledger", 1, SwitchMode.ALWAYS)).kind())
                .isEqualTo(RebuildAnswer.Kind.NOT_REBUILDABLE);
        assertThat(rebuilds.start(asked("command.payments", 1, SwitchMode.ALWAYS))
                        .kind())
                .isEqualTo(RebuildAnswer.Kind.NOT_REBUILDABLE);
    }

    private Thread reader(AtomicBoolean goesOn, Queue<String> failures, AtomicInteger reads) {
        return Thread.ofPlatform().start(() -> {
            while (goesOn.get()) {
                one(agent("/disputes/" + ID), "/disputeId", failures);
                one(agent("/disputes?limit=1"), "/items/0/disputeId", failures);
                one(agent("/disputes?limit=1&q=parcel"), "/items/0/disputeId", failures);
                one(agent("/disputes/" + ID + "/timeline"), "/items/0/eventId", failures);
                one(agent("/payments/pay-96201"), "/paymentId", failures);
                one(agent("/incidents?limit=1"), "/items/0/incidentId", failures);
                reads.incrementAndGet();
            }
        });
    }

    private static void one(Answer answer, String wanted, Queue<String> failures) {
        if (answer.status() != 200 || answer.json().at(wanted).isMissingNode()) {
            failures.add(answer.status() + " without " + wanted + ": " + answer.body());
        }
    }

    private Answer agent(String path) {
        return get("/api/v1" + path, TestTokens.agent());
    }

    /** Returns the id of the rebuild. */
    private String start(String name, int segments, SwitchMode mode) {
        return rebuilds.start(asked(name, segments, mode))
                .rebuild()
                .orElseThrow()
                .id();
    }

    private static StartRebuild asked(String name, int segments, SwitchMode mode) {
        int number = NEXT.incrementAndGet();
        return new StartRebuild(
                name,
                "rbd_%05d".formatted(number),
                segments,
                mode,
                Optional.of("test"),
                new Actor("admin", Role.ADMIN),
                Instant.parse("2026-05-01T00:00:00Z").plusSeconds(number));
    }

    private RebuildAnswer control(String name, Wish wish) {
        return rebuilds.control(new ControlRebuild(name, wish));
    }

    private RebuildView ended(String id) {
        await().atMost(PATIENCE).until(() -> {
            RebuildRow row = rows.find(id).orElseThrow();
            return !row.state().active();
        });
        return rebuilds.find(id).orElseThrow();
    }

    private RebuildView view(String name) {
        return rebuilds.latest(name).orElseThrow();
    }

    private Rebuildable named(String name) {
        return projections.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void update(String sql) {
        database().sql(sql).update();
    }

    private List<String> rowsOf(String table) {
        return texts("select row::text from " + table + " as row order by 1");
    }

    private List<String> tablesOf(String schema) {
        return texts("select tablename from pg_tables where schemaname = '" + schema + "'");
    }

    private long oid(String table) {
        return database()
                .sql("select '" + table + "'::regclass::oid")
                .query(Long.class)
                .single();
    }

    /** Everything of a table that has a name or a rule. */
    private List<String> parts(String table) {
        return texts(
                "select pg_get_indexdef(indexrelid) from pg_index where indrelid = '%1$s'::regclass".formatted(table)
                        + (" union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint"
                                        + " where conrelid = '%1$s'::regclass")
                                .formatted(table)
                        + (" union all select attname || ' ' || format_type(atttypid, atttypmod) || attnotnull || attcollation"
                                        + " from pg_attribute where attrelid = '%1$s'::regclass and attnum > 0 and not attisdropped")
                                .formatted(table)
                        + " order by 1");
    }

    private List<String> texts(String query) {
        return database().sql(query).query((row, number) -> row.getString(1)).list();
    }
}
