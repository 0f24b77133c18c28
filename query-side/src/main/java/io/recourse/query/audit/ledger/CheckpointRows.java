package io.recourse.query.audit.ledger;

import io.recourse.audit.Hash;
import io.recourse.audit.SignedCheckpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code query.ledger_checkpoint}: rows are added, and nothing else. */
final class CheckpointRows {

    private final JdbcClient database;

    CheckpointRows(JdbcClient database) {
        this.database = database;
    }

    Optional<StoredCheckpoint> latest() {
        return database.sql("select * from query.ledger_checkpoint order by tree_size desc limit 1")
                .query((row, number) -> checkpoint(row))
                .optional();
    }

    /** The first ones that cover more than {@code treeSize} events, in order. */
    List<StoredCheckpoint> after(long treeSize, int limit) {
        return database.sql("select * from query.ledger_checkpoint where tree_size > ? order by tree_size limit ?")
                .params(treeSize, limit)
                .query((row, number) -> checkpoint(row))
                .list();
    }

    /** Another process may have made one of the same size; then that one stays. */
    void add(SignedCheckpoint signed) {
        database.sql("""
                        insert into query.ledger_checkpoint (tree_size, root, note) values (?, ?, ?)
                        on conflict (tree_size) do nothing
                        """)
                .params(
                        signed.checkpoint().treeSize(),
                        signed.checkpoint().root().toBytes(),
                        signed.note())
                .update();
    }

    private static StoredCheckpoint checkpoint(ResultSet row) throws SQLException {
        return new StoredCheckpoint(
                row.getLong("tree_size"),
                Hash.of(row.getBytes("root")),
                row.getString("note"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
