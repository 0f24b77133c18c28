package io.recourse.standalone.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored events as Recourse writes them. */
final class Rows {

    private static final byte[] METADATA = "{\"causationId\":\"c-1\",\"correlationId\":\"c-0\"}".getBytes(UTF_8);

    private Rows() {}

    static StoredRow of(String stream, long sequence) {
        return with(stream, sequence, "2026-11-20T06:00:00.000Z", METADATA);
    }

    static StoredRow with(String stream, long sequence, String recordedAt, byte[] metadata) {
        return new StoredRow(
                stream + "-" + sequence,
                stream,
                sequence,
                Optional.of("Payment"),
                recordedAt,
                "io.recourse.payment.PaymentRecorded",
                Optional.of("1"),
                "{\"amount\":{\"amount\":\"88.00\",\"currency\":\"CNY\"},\"to\":\"钱\"}".getBytes(UTF_8),
                metadata);
    }

    static StoredRow ofNoStream(String id) {
        return new StoredRow(
                id,
                id,
                0,
                Optional.empty(),
                "2026-11-20T06:00:00.123Z",
                "t",
                Optional.empty(),
                new byte[] {1},
                METADATA);
    }

    /** Stores it at a position of the embedded store. */
    static void store(JdbcClient database, long globalIndex, StoredRow row) {
        database.sql("insert into command.domain_event_entry overriding system value values (?,?,?,?,?,?,?,?,?,?)")
                .param(globalIndex)
                .param(row.eventId())
                .param(row.streamId())
                .param(row.sequence())
                .param(row.streamType().orElse(null))
                .param(row.recordedAt())
                .param(row.type())
                .param(row.revision().orElse(null))
                .param(row.payload())
                .param(row.metadata())
                .update();
    }
}
