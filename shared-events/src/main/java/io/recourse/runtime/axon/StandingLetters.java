package io.recourse.runtime.axon;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one processor of {@code side} has put aside, or was let go on without. */
final class StandingLetters {

    /** Who waits may have a saga that the other needs, which neither of them would see. */
    private static final int PATIENCE_SECONDS = 2;

    private final JdbcClient database;
    private final String letters;
    private final String skipped;
    private final String processor;

    StandingLetters(DataSource database, Side side, String processor) {
        JdbcTemplate patient = new JdbcTemplate(database);
        patient.setQueryTimeout(PATIENCE_SECONDS);
        this.database = JdbcClient.create(patient);
        this.letters = side.table("dead_letter_entry");
        this.skipped = side.table("dead_letter_skipped");
        this.processor = processor;
    }

    boolean any() {
        return is("EXISTS (SELECT 1 FROM " + letters + " WHERE processing_group = :processor)", "");
    }

    /**
     * The one of these lines that stands still before {@code position}, if one does. Until the transaction ends nobody gets its
     * first letter out of the way, so that what is put behind it is not left behind.
     *
     * @throws org.springframework.dao.QueryTimeoutException when the line is being tried again, and that is not over within
     *     {@value #PATIENCE_SECONDS} seconds
     */
    Optional<String> before(List<String> lines, long position) {
        return database.sql("""
                        SELECT sequence_identifier FROM %s
                        WHERE processing_group = :processor AND sequence_identifier IN (:lines) AND sequence_index <= :position
                        ORDER BY sequence_index LIMIT 1 FOR SHARE
                        """.formatted(letters))
                .param("processor", processor)
                .param("lines", lines)
                .param("position", position)
                .query(String.class)
                .optional();
    }

    boolean kept(String eventId) {
        return is(
                "EXISTS (SELECT 1 FROM " + letters
                        + " WHERE processing_group = :processor AND event_identifier = :event)",
                eventId);
    }

    boolean skipped(String eventId) {
        return is("EXISTS (SELECT 1 FROM " + skipped + " WHERE processor = :processor AND event_id = :event)", eventId);
    }

    private boolean is(String condition, String eventId) {
        return database.sql("SELECT " + condition)
                .param("processor", processor)
                .param("event", eventId)
                .query(Boolean.class)
                .single();
    }
}
