package io.recourse.runtime.axon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In the embedded store: one statement, where reading one history after the other takes three for each. */
record StoredFirstEvents(JdbcClient database, Serializer serializer, EventUpcaster upcasters) implements FirstEvents {

    private static final String BEGINNINGS = """
            SELECT type, aggregate_identifier, event_identifier, time_stamp, payload_type, payload_revision, payload, meta_data
            FROM %s
            WHERE aggregate_identifier = ANY(?) AND sequence_number = 0""".formatted(AxonTables.events().domainEventTable());

    @Override
    public List<DomainEventMessage<?>> of(Collection<String> ids) {
        List<DomainEventData<byte[]>> stored = database.sql(BEGINNINGS)
                .param(ids.toArray(String[]::new))
                .query((row, number) -> entry(row))
                .list();
        return List.copyOf(EventStreamUtils.upcastAndDeserializeDomainEvents(stored.stream(), serializer, upcasters)
                .asStream()
                .toList());
    }

    private static DomainEventData<byte[]> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("type"),
                row.getString("aggregate_identifier"),
                0,
                row.getString("event_identifier"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }
}
