package io.recourse.runtime.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds every sequence that can be tried again. Axon's own statement takes the number of sequences looked at for the place of a
 * letter in its sequence, and finds none after the first ten.
 */
class DeadLetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

    private final String claimable;

    DeadLetterStatements(Side side, Serializer serializer) {
        super(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                .schema(AxonTables.deadLetters(side))
                .genericSerializer(serializer)
                .eventSerializer(serializer));
        claimable = """
                SELECT * FROM %1$s letter
                WHERE processing_group = ?
                  AND (processing_started IS NULL OR processing_started < ?)
                  AND sequence_index = (SELECT min(sequence_index) FROM %1$s other
                    WHERE other.processing_group = letter.processing_group
                      AND other.sequence_identifier = letter.sequence_identifier)
                ORDER BY last_touched, dead_letter_identifier LIMIT ? OFFSET ?
                """.formatted(side.table("dead_letter_entry"));
    }

    @Override
    public PreparedStatement claimableSequencesStatement(
            Connection connection, String group, Instant processingStartedLimit, int offset, int maxSize)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(claimable);
        statement.setString(1, group);
        statement.setString(2, DateTimeUtils.formatInstant(processingStartedLimit));
        statement.setInt(3, maxSize);
        statement.setInt(4, offset);
        return statement;
    }

    /** Without the cause that Axon puts around the cause. */
    @Override
    public PreparedStatement requeueStatement(
            Connection connection, String letterId, @Nullable Cause cause, Instant lastTouched, MetaData diagnostics)
            throws SQLException {
        Cause bare =
                cause instanceof ThrowableCause outer && outer.getCause() instanceof ThrowableCause own ? own : cause;
        return super.requeueStatement(connection, letterId, bare, lastTouched, diagnostics);
    }
}
