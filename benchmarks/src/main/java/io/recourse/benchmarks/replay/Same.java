package io.recourse.benchmarks.replay;

import io.recourse.dispute.DisputeEvent;
import io.recourse.query.projection.StoredDocuments;
import io.recourse.query.timeline.SameRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** The very rows that the product writes: each event is read as what it is, unsealed, and put into words. */
record Same(Serializer events, StoredDocuments documents) implements Plain.Making {

    @Override
    public List<String> row(ResultSet event) throws SQLException {
        DisputeEvent read = events.deserialize(new SimpleSerializedObject<>(
                event.getBytes("payload"),
                byte[].class,
                event.getString("payload_type"),
                event.getString("payload_revision")));
        return SameRow.of(
                read,
                event.getString("event_identifier"),
                event.getLong("sequence_number"),
                event.getString("time_stamp"),
                documents);
    }
}
