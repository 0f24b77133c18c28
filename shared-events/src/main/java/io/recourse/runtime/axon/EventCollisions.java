package io.recourse.runtime.axon;

import java.util.Objects;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.postgresql.util.PSQLException;

/**
 * Tells that somebody else has appended to the same aggregate. The driver does not report a duplicate key as a JDBC 4
 * integrity exception in every case, so the SQLState decides; and only the sequence's constraint counts: any other
 * duplicate is a defect that no retry mends. Of two who append to several same aggregates in another order, PostgreSQL ends one;
 * nothing of it is written, and it has met somebody else just so.
 */
final class EventCollisions implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK = "40P01";

    @Override
    public boolean isDuplicateKeyViolation(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof PSQLException e && (DEADLOCK.equals(e.getSQLState()) || sameSequence(e))) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameSequence(PSQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState())
                && e.getServerErrorMessage() != null
                && Objects.equals(e.getServerErrorMessage().getConstraint(), AxonTables.EVENT_SEQUENCE_CONSTRAINT);
    }
}
