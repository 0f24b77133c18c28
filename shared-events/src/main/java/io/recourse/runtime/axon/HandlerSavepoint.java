package io.recourse.runtime.axon;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** A point in the current transaction that closing goes back to, unless what came after is kept. */
final class HandlerSavepoint implements AutoCloseable {

    private final DataSource database;
    private final Connection connection;
    private final Savepoint savepoint;
    private boolean keep;

    private HandlerSavepoint(DataSource database, Connection connection, Savepoint savepoint) {
        this.database = database;
        this.connection = connection;
        this.savepoint = savepoint;
    }

    static HandlerSavepoint in(DataSource database) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(database);
        return new HandlerSavepoint(database, connection, connection.setSavepoint());
    }

    void keep() {
        keep = true;
    }

    @Override
    public void close() throws SQLException {
        try {
            if (!keep) {
                connection.rollback(savepoint);
            }
            connection.releaseSavepoint(savepoint);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
