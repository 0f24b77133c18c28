package io.recourse.runtime.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.Serializer;

/**
 * Keeps the letters of a line in the order of the event store, whichever segment puts them there and when. This also keeps an
 * event that both segments put aside from being there twice.
 */
final class SagaLetterStatements extends DeadLetterStatements {

    SagaLetterStatements(Side side, Serializer serializer) {
        super(side, serializer);
    }

    @Override
    public PreparedStatement enqueueStatement(
            Connection connection,
            String group,
            String line,
            DeadLetter<? extends EventMessage<?>> letter,
            long sequenceIndex)
            throws SQLException {
        return super.enqueueStatement(connection, group, line, letter, Lines.position(letter.message()));
    }
}
