package io.recourse.runtime.axon;

import java.util.Objects;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.postgresql.util.PSQLException;

/**
 * Tells that somebody else has appended to the same aggregate. The driver does not report a duplicate key as a JDBC 4
 * integrity exception in every case, so the SQLState decides; and only the sequence's constraint counts: any other
 * duplicate is a defect that no retry mends.
 */
final class EventCollisions implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof PSQLException e
                    && UNIQUE_VIOLATION.equals(e.getSQLState())
                    && e.getServerErrorMessage() != null
                    && Objects.equals(
                            e.getServerErrorMessage().getConstraint(), AxonTables.EVENT_SEQUENCE_CONSTRAINT)) {
                return true;
            }
        }
        return false;
    }
}
