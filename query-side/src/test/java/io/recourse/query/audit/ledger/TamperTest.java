package io.recourse.query.audit.ledger;

import static io.recourse.query.audit.ledger.RecordedHistory.position;
import static io.recourse.query.audit.ledger.RecordedHistory.sequence;
import static io.recourse.query.audit.ledger.RecordedHistory.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.audit.SignedCheckpoint;
import io.recourse.query.audit.ledger.Difference.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** Somebody with all rights in the database changes what happened: it is found, and named. */
@SuppressWarnings("NullAway.Init")
class TamperTest {

    private static final String EVENTS = "command.domain_event_entry";
    private static final String UNLOCK = "alter table query.ledger_entry disable trigger never_changed";
    private static final String UNLOCK_CHECKPOINTS =
            "alter table query.ledger_checkpoint disable trigger never_changed";

    private static RecordedHistory history;

    @BeforeAll
    static void begin() throws Exception {
        history = new RecordedHistory();
    }

    @AfterEach
    void undo() throws SQLException {
        history.undo();
    }

    @AfterAll
    static void end() throws SQLException {
        history.close();
    }

    @Test
    void untouchedHistoryIsWhole() throws IOException {
        assertThat(history.verify()).isEqualTo(new Findings(700, 690, 3, 0, Optional.empty()));
    }

    @Test
    void whatHappensWhileItIsVerifiedIsNoDifference() throws IOException {
        Findings findings = history.verify(Optional.empty(), (verified, total) -> {
            if (verified == 0) {
                history.goOn(400);
            }
        });

        assertThat(findings.difference()).isEmpty();
        assertThat(findings.events()).isEqualTo(700);
        assertThat(history.verify().events()).isEqualTo(1_100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = convert_to(replace(convert_from(payload, 'UTF8'), '257', '258'), 'UTF8')",
                "payload = payload || ' '::bytea",
                "payload = ''",
                "payload = '\\xff'",
                "meta_data = convert_to('{\"traceId\": \"u\", \"correlationId\": \"c\"}', 'UTF8')",
                "meta_data = 'no json'",
                "time_stamp = '2026-03-02T08:00:00.001Z'",
                "time_stamp = 'yesterday'",
                "payload_type = 'io.recourse.Other'",
                "payload_revision = null",
                "type = 'Payment'"
            })
    void changedEventIsNamed(String change) throws IOException {
        history.run("update " + EVENTS + " set " + change + " where event_identifier = 'event-257'");

        assertNamed(Kind.CHANGED, 257);
    }

    @Test
    void orderAndSpaceOfMetadataAreNoChange() throws IOException {
        history.run(
                "update " + EVENTS
                        + " set meta_data = convert_to('{\"correlationId\":\"c\",\"traceId\":\"t\"}', 'UTF8') where global_index = 100");

        assertThat(history.verify().whole()).isTrue();
    }

    @Test
    void deletedEventIsNamed() throws IOException {
        history.run("delete from " + EVENTS + " where event_identifier = 'event-256'");

        assertNamed(Kind.MISSING, 256);
    }

    @Test
    void firstEventIsMissed() throws IOException {
        history.run("delete from " + EVENTS + " where event_identifier = 'event-0'");

        assertNamed(Kind.MISSING, 0);
    }

    @Test
    void truncatedTailIsNamed() throws IOException {
        history.run("delete from " + EVENTS + " where global_index > " + position(650));

        assertNamed(Kind.MISSING, 651);
    }

    @Test
    void eventsThatChangedPlacesAreNamed() throws IOException {
        swap("global_index", "-1", 300, 301, position(300), position(301));

        assertNamed(Kind.REORDERED, 300);
    }

    @Test
    void eventThatWasMovedOnIsNamed() throws IOException {
        move(300, position(400) + 5);

        assertNamed(Kind.REORDERED, 300);
    }

    @Test
    void eventThatWasMovedBackIsNamed() throws IOException {
        move(300, position(200) + 5);

        assertNamed(Kind.REORDERED, 300);
    }

    @Test
    void eventThatWasMovedWithinItsGapIsNamed() throws IOException {
        move(300, position(300) + 5);

        assertNamed(Kind.REORDERED, 300);
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 3, 2_345, 6_999})
    void insertedEventIsNamed(long position) throws IOException {
        insert(position);

        Difference difference = difference();
        assertThat(difference.kind()).isEqualTo(Kind.INSERTED);
        assertThat(difference.eventId()).contains("forged");
        assertThat(difference.position()).contains(position);
        assertThat(difference.streamId()).contains("case-3");
        assertThat(difference.sequence()).contains(70L);
    }

    @Test
    void replacedEventIsNamed() throws IOException {
        history.run("update " + EVENTS + " set event_identifier = 'forged' where event_identifier = 'event-257'");

        assertNamed(Kind.CHANGED, 257);
    }

    @Test
    void swappedEventsOfTwoCasesAreNamed() throws IOException {
        swap("aggregate_identifier", "'elsewhere'", 311, 312, "'case-1'", "'case-2'");

        assertNamed(Kind.CHANGED, 311);
    }

    @Test
    void swappedWordsOfTwoCasesAreNamed() throws IOException {
        history.run("update " + EVENTS + " e set payload = o.payload from " + EVENTS + " o"
                + " where e.event_identifier in ('event-311', 'event-312')"
                + " and o.event_identifier in ('event-311', 'event-312') and e.event_identifier <> o.event_identifier");

        assertNamed(Kind.CHANGED, 311);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaf_hash", "chain_hash"})
    void changedHashOfTheLedgerIsNamed(String column) throws IOException {
        history.run(UNLOCK, "update query.ledger_entry set " + column + " = sha256('') where leaf_index = 257");

        assertNamed(Kind.LEDGER, 257);
    }

    @Test
    void entryThatWasTakenOutOfTheLedgerIsNamed() throws IOException {
        history.run(UNLOCK, "delete from query.ledger_entry where leaf_index = 257");

        Difference difference = difference();
        assertThat(difference.kind()).isEqualTo(Kind.LEDGER);
        assertThat(difference.leafIndex()).contains(257L);
    }

    @Test
    void endThatWasTakenOffTheLedgerIsFoundByWhatWasSigned() throws IOException {
        history.run(UNLOCK, "delete from query.ledger_entry where leaf_index >= 600");

        Difference difference = difference();
        assertThat(difference.kind()).isEqualTo(Kind.MISSING);
        assertThat(difference.leafIndex()).contains(600L);
    }

    @Test
    void subtreeThatIsNotRightIsFound() throws IOException {
        history.run(
                "alter table query.ledger_subtree disable trigger never_changed",
                "update query.ledger_subtree set hash = sha256('') where level = 8 and number = 1");

        Difference difference = difference();
        assertThat(difference.kind()).isEqualTo(Kind.LEDGER);
        assertThat(difference.leafIndex()).contains(511L);
    }

    /** Who changes the events and the whole ledger with them has no key, so that the next checkpoint is not right. */
    @Test
    void ledgerThatWasWrittenAnewIsFoundByWhatWasSigned() throws IOException {
        writeLedgerAnew();

        Difference difference = difference();
        assertThat(difference.kind()).isEqualTo(Kind.CHECKPOINT);
        assertThat(difference.leafIndex()).contains(299L);
        assertThat(history.verify().signed()).isEqualTo(100);
    }

    @Test
    void ledgerThatWasWrittenAnewIsNotSignedAgain() throws IOException {
        writeLedgerAnew();

        assertThatThrownBy(() -> history.checkpoints().current())
                .isInstanceOf(LedgerBroken.class)
                .hasMessageContaining("690");
    }

    @Test
    void checkpointWithAnotherRootIsFound() throws IOException {
        history.run(
                UNLOCK_CHECKPOINTS,
                "update query.ledger_checkpoint set root = sha256(''),"
                        + " note = replace(note, encode(root, 'base64'), encode(sha256(''), 'base64')) where tree_size = 300");

        assertCheckpoint(Kind.SIGNATURE, 299);
    }

    @Test
    void checkpointOfAnotherSizeIsFound() throws IOException {
        history.run(
                UNLOCK_CHECKPOINTS,
                "update query.ledger_checkpoint c set root = o.root, note = o.note"
                        + " from query.ledger_checkpoint o where c.tree_size = 300 and o.tree_size = 100");

        assertCheckpoint(Kind.CHECKPOINT, 299);
    }

    @Test
    void checkpointThatIsNoneIsFound() throws IOException {
        history.run(UNLOCK_CHECKPOINTS, "update query.ledger_checkpoint set note = 'x' where tree_size = 100");

        assertCheckpoint(Kind.SIGNATURE, 99);
    }

    @Test
    void checkpointThatWasKeptFindsWhatTheDatabaseHidesAltogether() throws IOException {
        Optional<SignedCheckpoint> kept = Optional.of(SignedCheckpoint.parse(history.sql()
                .sql("select note from query.ledger_checkpoint where tree_size = 690")
                .query((row, number) -> row.getString(1))
                .single()));
        assertThat(history.verify(kept).whole()).isTrue();

        writeLedgerAnew();
        history.run(UNLOCK_CHECKPOINTS, "delete from query.ledger_checkpoint where tree_size > 100");

        assertThat(history.verify().whole()).isTrue();
        assertThat(history.verify(kept).difference().orElseThrow().kind()).isEqualTo(Kind.CHECKPOINT);

        history.run("delete from query.ledger_entry where leaf_index >= 600");

        assertThat(history.verify(kept).difference().orElseThrow().kind()).isEqualTo(Kind.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update query.ledger_entry set sequence = 0 where leaf_index = 0",
                "delete from query.ledger_entry",
                "truncate query.ledger_entry",
                "update query.ledger_subtree set number = 9",
                "delete from query.ledger_checkpoint",
                "truncate query.ledger_checkpoint"
            })
    void ledgerRefusesToBeChanged(String statement) {
        assertThatThrownBy(() -> history.run(statement))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void ledgerDoesNotGoOnFromAStoreThatEndsElsewhere() throws IOException {
        history.run("delete from " + EVENTS + " where global_index > " + position(650));
        insert(position(700));

        assertThatThrownBy(() -> history.writer().add(history.events().subList(651, 652)))
                .isInstanceOf(LedgerBroken.class)
                .hasMessageContaining("event-699");
    }

    @Test
    void ledgerDoesNotTakeAnEventBeforeItsEnd() throws IOException {
        insert(2_345);

        assertThatThrownBy(() -> history.writer().add(history.events().subList(234, 235)))
                .isInstanceOf(LedgerBroken.class)
                .hasMessageContaining("forged");
    }

    @Test
    void ledgerDoesNotTakeAStreamWithAHole() throws IOException {
        insert(position(700));
        history.run("update " + EVENTS + " set sequence_number = 99 where event_identifier = 'forged'");

        assertThatThrownBy(() -> history.writer().add(history.events().subList(700, 701)))
                .isInstanceOf(LedgerBroken.class)
                .hasMessageContaining("number 99");
    }

    @Test
    void eventsThatComeAgainAreInTheLedgerOnce() throws IOException {
        history.writer().add(history.events());

        assertThat(history.verify()).isEqualTo(new Findings(700, 690, 3, 0, Optional.empty()));
    }

    @Test
    void whatTheLedgerDoesNotHaveYetIsCounted() throws IOException {
        insert(position(700));

        assertThat(history.verify()).isEqualTo(new Findings(700, 690, 3, 1, Optional.empty()));
    }

    private static void writeLedgerAnew() throws IOException {
        history.run(
                "update " + EVENTS + " set payload = '{}' where event_identifier = 'event-257'",
                UNLOCK,
                "alter table query.ledger_subtree disable trigger never_changed",
                "delete from query.ledger_entry",
                "delete from query.ledger_subtree");
        history.writer().add(history.events());
    }

    private static void move(int event, long position) {
        history.run("alter table " + EVENTS + " alter global_index set generated by default");
        history.run("update " + EVENTS + " set global_index = " + position + " where event_identifier = 'event-" + event
                + "'");
    }

    private static void swap(String column, String elsewhere, int one, int other, Object ofOne, Object ofOther) {
        history.run("alter table " + EVENTS + " alter global_index set generated by default");
        String update = "update " + EVENTS + " set " + column + " = %s where event_identifier = 'event-%d'";
        history.run(update.formatted(elsewhere, one), update.formatted(ofOne, other), update.formatted(ofOther, one));
    }

    private static void insert(long position) {
        history.run(
                "insert into " + EVENTS + " overriding system value select " + position + ", 'forged', 'case-3', 70,"
                        + " type, time_stamp, payload_type, payload_revision, payload, meta_data from " + EVENTS
                        + " where event_identifier = 'event-13'");
    }

    private static Difference difference() throws IOException {
        return history.verify().difference().orElseThrow();
    }

    private static void assertNamed(Kind kind, int event) throws IOException {
        Difference difference = difference();
        assertThat(difference.kind()).as(difference.toString()).isEqualTo(kind);
        assertThat(difference.eventId()).contains("event-" + event);
        assertThat(difference.leafIndex()).contains((long) event);
        assertThat(difference.position()).contains(position(event));
        assertThat(difference.streamId()).contains(stream(event));
        assertThat(difference.sequence()).contains(sequence(event));
    }

    private static void assertCheckpoint(Kind kind, long leafIndex) throws IOException {
        Difference difference = difference();
        assertThat(difference.kind()).isEqualTo(kind);
        assertThat(difference.leafIndex()).contains(leafIndex);
    }
}
