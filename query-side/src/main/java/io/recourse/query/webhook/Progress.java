package io.recourse.query.webhook;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code query.webhook_progress}: who holds its row is the only one that makes messages, in any process. */
final class Progress {

    private final JdbcClient database;

    Progress(JdbcClient database) {
        this.database = database;
    }

    /** The last change that messages were made for, until the transaction ends; empty while another holds it. */
    OptionalLong take() {
        return database.sql("select number from query.webhook_progress for update skip locked")
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    void move(long number) {
        database.sql("update query.webhook_progress set number = :number")
                .param("number", number)
                .update();
    }
}
