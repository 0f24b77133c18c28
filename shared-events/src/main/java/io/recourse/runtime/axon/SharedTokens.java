package io.recourse.runtime.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.tokenstore.UnableToRetrieveIdentifierException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;

/** Positions that several processes share, which may be the first at the same time. */
final class SharedTokens extends JdbcTokenStore {

    /** Any number that no other lock of ours has; held to the end of the transaction. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7263490218)";

    SharedTokens(Builder builder) {
        super(builder);
    }

    /** The first to ask writes it. Axon would let the second fail, and with it the start of its process. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        Connection connection = getConnection();
        try (PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME)) {
            lock.execute();
        } catch (SQLException e) {
            throw new UnableToRetrieveIdentifierException("the lock was not to be had", e);
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
        return super.retrieveStorageIdentifier();
    }
}
