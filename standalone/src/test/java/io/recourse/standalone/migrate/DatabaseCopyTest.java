package io.recourse.standalone.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.recourse.standalone.Console;
import io.recourse.standalone.data.UserError;
import io.recourse.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything but the events moves to another database, and positions mean the same event there. */
class DatabaseCopyTest {

    private static final String DIGEST = "d".repeat(64);

    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final TestDatabase TEMPLATE = TestDatabase.fresh();

    @BeforeAll
    static void prepareOnce() {
        target(TEMPLATE).prepare();
    }

    private final Serializer json = EventForm.json();
    private final TestDatabase from = prepared();
    private final TestDatabase to = prepared();
    private final JdbcClient source = JdbcClient.create(from.dataSource());
    private final JdbcClient copied = JdbcClient.create(to.dataSource());
    private final TargetDatabase target = target(to);

    @BeforeEach
    void make() {
        // The events have the positions 1, 3, 5, 7, 9.
        IntStream.range(0, 5).forEach(i -> Rows.store(source, 2L * i + 1, Rows.of("pay-" + i, 0)));
    }

    @Test
    void processorsGoOnWithTheSameEvent() throws Exception {
        processor("command", "refunds", 0, GapAwareTrackingToken.newInstance(7, Set.of(4L, 6L)));
        processor("query", "cases", 1, GapAwareTrackingToken.newInstance(9, Set.of()));
        source.sql("insert into query.token_entry (processor_name, segment) values ('new', 0)")
                .update();
        processor("query", "__config", 0, new ConfigToken(Map.of("id", "x")));

        copy();

        assertThat(token("command", "refunds")).isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(token("query", "cases")).isEqualTo(new GlobalSequenceTrackingToken(4));
        assertThat(copied.sql("select count(*) from query.token_entry where owner is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(token("query", "__config")).isEqualTo(new ConfigToken(Map.of("id", "x")));
    }

    @Test
    void lettersOfSagasStayInTheOrderOfEvents() throws Exception {
        letter("refunds", "case-1", 5, 5);
        letter("refunds", "case-1", 9, 9);
        letter("references", "case-1", 0, 5);
        letter("references", "case-1", 1, 9);

        copy();

        assertThat(copied.sql("select processing_group, sequence_index from command.dead_letter_entry order by 1, 2")
                        .query((row, number) -> tuple(row.getString(1), row.getInt(2)))
                        .list())
                .containsExactly(
                        tuple("references", 0), tuple("references", 1), tuple("refunds", 2), tuple("refunds", 4));
    }

    @Test
    void ledgerKnowsWhereItsEventsAre() throws Exception {
        IntStream.range(0, 3)
                .forEach(i -> source.sql("insert into query.ledger_entry values (?, ?, ?, ?, 0, '\\x01', '\\x02')")
                        .params(i, 2 * i + 1, "pay-" + i + "-0", "pay-" + i)
                        .update());

        copy();

        assertThat(copied.sql("select position from query.ledger_entry order by leaf_index")
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 1, 2);
    }

    @Test
    void rowsAndNumbersGoOnAndEventsStay() throws Exception {
        source.sql(
                        "insert into command.association_value_entry (saga_type, association_key, saga_id) values ('a','b','c')")
                .update();
        source.sql(
                        "insert into command.association_value_entry (saga_type, association_key, saga_id) values ('a','b','d')")
                .update();
        String epoch = epoch(source);

        copy();

        assertThat(epoch(copied)).isEqualTo(epoch);
        assertThat(copied.sql(
                                "insert into command.association_value_entry (saga_type, association_key, saga_id) values ('a','b','e') returning id")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(copied.sql("select count(*) from command.domain_event_entry")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(target.mark()).hasValue(DIGEST);
        target.prepare();
    }

    @Test
    void nothingIsCopiedWhenAPositionCannotBeTold() {
        processor("command", "refunds", 0, GapAwareTrackingToken.newInstance(7, Set.of(5L)));

        assertThatThrownBy(this::copy).isInstanceOf(UserError.class).hasMessageContaining("refunds");

        assertThat(copied.sql("select count(*) from command.token_entry")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(target.mark()).isEmpty();
    }

    @Test
    void databaseOfASystemThatWorkedIsLeftAlone() {
        copied.sql("insert into command.token_entry (processor_name, segment) values ('refunds', 0)")
                .update();

        assertThatThrownBy(target::prepare)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a Recourse that has worked already");
    }

    @Test
    void whatHasToBeSoFirstIsAskedFor() {
        Preconditions needed = new Preconditions(source, target);
        needed.require();

        Rows.store(source, 20, Rows.with("pay-20", 0, "2026-11-20T06:00:00.123456Z", new byte[] {'{', '}'}));
        assertThatThrownBy(needed::require).hasMessageContaining("1 events have a time that Axon Server cannot keep");

        source.sql("insert into query.ledger_entry values (0, 1, 'another', 's', 0, '\\x01', '\\x02')")
                .update();
        assertThatThrownBy(needed::require).hasMessageContaining("./recourse verify");

        source.sql("""
                        insert into query.rebuild (id, projection, state, mode, segments, shape, actor_id, actor_role, started_at)
                        values ('r', 'cases', 'RUNNING', 'AUTO', 2, 1, 'a', 'ADMIN', now())
                        """).update();
        assertThatThrownBy(needed::require).hasMessageContaining("being rebuilt");

        source.sql("delete from vault.flyway_schema_history where version = '1'")
                .update();
        assertThatThrownBy(needed::require).hasMessageContaining("start it once");
    }

    private void copy() throws Exception {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        try (Connection store = from.dataSource().getConnection()) {
            store.setAutoCommit(false);
            new DatabaseCopy(store, target, json, new Console(nowhere, nowhere)).copy(DIGEST);
        }
    }

    private void processor(String side, String name, int segment, TrackingToken token) {
        var bytes = json.serialize(token, byte[].class);
        source.sql("insert into " + side + ".token_entry values (?, ?, ?, ?, '2026-11-20T06:00:00.000Z', 'embedded')")
                .params(name, segment, bytes.getData(), bytes.getType().getName())
                .update();
    }

    private TrackingToken token(String side, String name) {
        return copied.sql("select token, token_type from " + side + ".token_entry where processor_name = ?")
                .param(name)
                .query((row, number) -> json.<byte[], TrackingToken>deserialize(
                        new SimpleSerializedObject<>(row.getBytes(1), byte[].class, row.getString(2), null)))
                .single();
    }

    private void letter(String group, String line, long index, long position) {
        var bytes = json.serialize(GapAwareTrackingToken.newInstance(position, Set.of()), byte[].class);
        source.sql("""
                        insert into command.dead_letter_entry (dead_letter_identifier, processing_group, sequence_identifier,
                            sequence_index, message_type, event_identifier, time_stamp, payload_type, payload, token_type, token,
                            enqueued_at)
                        values (?, ?, ?, ?, 'm', 'e', 't', 'p', '\\x00', ?, ?, 'now')
                        """)
                .params(
                        group + index + "-" + position,
                        group,
                        line,
                        index,
                        bytes.getType().getName(),
                        bytes.getData())
                .update();
    }

    private static String epoch(JdbcClient database) {
        return database.sql("select epoch from query.case_change_epoch")
                .query(String.class)
                .single();
    }

    /** A copy of one in which the migrations ran: they take seconds. */
    private static TestDatabase prepared() {
        TestDatabase copy = new TestDatabase(TEMPLATE.name() + "_" + COPIES.incrementAndGet());
        JdbcClient.create(TestDatabase.fresh().dataSource())
                .sql("create database " + copy.name() + " template " + TEMPLATE.name())
                .update();
        return copy;
    }

    private static TargetDatabase target(TestDatabase database) {
        return TargetDatabase.at(database.url(), Optional.empty(), Optional.empty());
    }
}
