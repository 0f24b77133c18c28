package io.recourse.runtime.axon;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * The positions of projections. Their transactions do not wait for the disk: the position and the rows go together, so when a crash
 * takes the last of them, the events that they came from are simply read again.
 */
final class ReplayableTokens extends JdbcTokenStore {

    private static final String NO_WAIT = "SET LOCAL synchronous_commit TO off";

    private final ConnectionProvider connections;

    ReplayableTokens(Builder builder, ConnectionProvider connections) {
        super(builder);
        this.connections = connections;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment)
            throws UnableToClaimTokenException {
        try (Connection connection = connections.getConnection();
                Statement set = connection.createStatement()) {
            set.execute(NO_WAIT);
        } catch (SQLException failure) {
            throw new UnableToClaimTokenException("the position cannot be stored", failure);
        }
        super.storeToken(token, processor, segment);
    }
}
