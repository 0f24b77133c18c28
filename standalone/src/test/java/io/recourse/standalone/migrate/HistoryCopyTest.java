package io.recourse.standalone.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.runtime.database.SchemaMigration;
import io.recourse.standalone.Console;
import io.recourse.standalone.data.UserError;
import io.recourse.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class HistoryCopyTest {

    private static final int EVENTS = 1_203;

    private static final Connection STORE = store();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final MemoryContext context = new MemoryContext();
    private final EventForm form = new EventForm(EventForm.json());
    private final HistoryCopy copy = new HistoryCopy(
            STORE, context, form, new Console(new PrintStream(said, true, UTF_8), new PrintStream(said, true, UTF_8)));

    @AfterAll
    static void close() throws SQLException {
        STORE.close();
    }

    @Test
    void everyEventIsThereInItsOrder() throws SQLException {
        assertThat(copy.copy(EVENTS)).isEqualTo(EVENTS);

        assertThat(context.events).hasSize(EVENTS);
        assertThat(context.events.get(8).getMessageIdentifier()).isEqualTo("pay-1-1");
        assertThat(copy.verify(EVENTS)).matches("[0-9a-f]{64}");
        assertThat(said.toString(UTF_8).lines())
                .hasSize(2)
                .allMatch(
                        line -> line.matches("migrate step=\\w+ events=1203 of=1203 seconds=[0-9.]+ per_second=\\d+"));
    }

    @Test
    void goesOnWhereItEnded() throws SQLException {
        context.batchesLeft = 1;
        assertThatThrownBy(() -> copy.copy(EVENTS)).hasMessage("ended here");
        assertThat(context.events).hasSize(500);
        context.batchesLeft = 5;

        assertThat(copy.copy(EVENTS)).isEqualTo(EVENTS - 500);

        assertThat(context.events).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(copy.copy(EVENTS)).as("again").isZero();
        assertThat(context.events).hasSize(EVENTS);
    }

    @Test
    void contextWithOtherEventsStaysAsItIs() {
        IntStream.range(0, 20).forEach(i -> context.events.add(form.event(Rows.of("pay-" + i % 7, i / 7))));
        context.events.set(
                13, context.events.get(13).toBuilder().setTimestamp(1).build());

        assertThatThrownBy(() -> copy.copy(EVENTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not of this history, at position 13");
        assertThat(context.events).hasSize(20);
    }

    @Test
    void contextThatGoesOnBehindTheHistoryIsInUse() throws SQLException {
        copy.copy(EVENTS);
        context.events.add(form.event(Rows.of("pay-9", 0)));

        assertThatThrownBy(() -> copy.copy(EVENTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("memory has 1204 events, and this history only 1203");
        assertThatThrownBy(() -> copy.verify(EVENTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("somebody else writes there");
    }

    @Test
    void verificationFindsOneBit() throws SQLException {
        copy.copy(EVENTS);
        var event = context.events.get(700);
        byte[] payload = event.getPayload().getData().toByteArray();
        payload[3] ^= 1;
        context.events.set(
                700,
                event.toBuilder()
                        .setPayload(event.getPayload().toBuilder()
                                .setData(com.google.protobuf.ByteString.copyFrom(payload)))
                        .build());

        assertThatThrownBy(() -> copy.verify(EVENTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("NOT THE SAME: the event at position 700");
    }

    private static Connection store() {
        try {
            TestDatabase database = TestDatabase.fresh();
            SchemaMigration.of(database.dataSource(), "command").afterPropertiesSet();
            JdbcClient sql = JdbcClient.create(database.dataSource());
            // With a hole after each, as rollbacks leave them.
            IntStream.range(0, EVENTS).forEach(i -> Rows.store(sql, 2L * i + 1, Rows.of("pay-" + i % 7, i / 7)));
            Connection store = database.dataSource().getConnection();
            store.setAutoCommit(false);
            return store;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
