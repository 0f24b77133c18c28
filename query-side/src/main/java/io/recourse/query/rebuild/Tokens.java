package io.recourse.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where processors are, as all processes see it: the table {@code query.token_entry}. */
@Component
class Tokens {

    private final JdbcClient database;
    private final Serializer serializer;

    Tokens(JdbcClient database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
    }

    /** @param token empty before the first event */
    record Place(int segment, Optional<TrackingToken> token) {

        long position() {
            return token.map(read -> read.position().orElse(0)).orElse(0L);
        }
    }

    List<Place> of(String processor) {
        return database.sql("""
                        select segment, token, token_type from query.token_entry
                        where processor_name = :processor order by segment
                        """)
                .param("processor", processor)
                .query((row, number) -> place(row))
                .list();
    }

    /** The last position before which no segment has missed an event; empty when one has not begun. */
    static Optional<TrackingToken> lowest(List<Place> places) {
        if (places.isEmpty() || places.stream().anyMatch(place -> place.token().isEmpty())) {
            return Optional.empty();
        }
        return places.stream().flatMap(place -> place.token().stream()).reduce(TrackingToken::lowerBound);
    }

    /** Takes the processor's claims, so that no process can commit another batch for it, until they are let go or time out. */
    void take(String processor, String owner) {
        database.sql("update query.token_entry set owner = :owner, timestamp = :now where processor_name = :processor")
                .param("owner", owner)
                .param("now", DateTimeUtils.formatInstant(AbstractTokenEntry.clock.instant()))
                .param("processor", processor)
                .update();
    }

    void letGo(String processor, String owner) {
        database.sql("update query.token_entry set owner = null where processor_name = :processor and owner = :owner")
                .param("owner", owner)
                .param("processor", processor)
                .update();
    }

    /** Lets go of the claims with all segments at {@code token}; tells how many there were. */
    int place(String processor, String owner, TrackingToken token) {
        SerializedObject<byte[]> bytes = serializer.serialize(token, byte[].class);
        return database.sql("""
                        update query.token_entry set token = :token, token_type = :type, owner = null
                        where processor_name = :processor and owner = :owner
                        """)
                .param("token", bytes.getData())
                .param("type", bytes.getType().getName())
                .param("processor", processor)
                .param("owner", owner)
                .update();
    }

    void forget(String processor) {
        database.sql("delete from query.token_entry where processor_name = :processor")
                .param("processor", processor)
                .update();
    }

    private Place place(ResultSet row) throws SQLException {
        byte @Nullable [] bytes = row.getBytes("token");
        return new Place(
                row.getInt("segment"),
                bytes == null ? Optional.empty() : Optional.of(read(bytes, row.getString("token_type"))));
    }

    private TrackingToken read(byte[] bytes, String type) {
        TrackingToken token = serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, null));
        return Optional.ofNullable(WrappedToken.unwrapLowerBound(token)).orElse(token);
    }
}
