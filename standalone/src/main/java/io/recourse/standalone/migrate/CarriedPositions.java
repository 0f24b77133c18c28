package io.recourse.standalone.migrate;

import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions in rows that were copied as they were, brought into the words of Axon Server: where processors are, and dead letters. */
record CarriedPositions(JdbcClient target, Serializer json, TokenTranslation tokens) {

    void translate() {
        for (String side : List.of("command", "query")) {
            processors(side + ".token_entry");
            letters(side + ".dead_letter_entry");
        }
    }

    /**
     * Nobody has a claim on what nobody has worked on yet. A processor without a position begins at the beginning, there as here. The
     * name that Axon gives the table of positions is in it like one, and stays.
     */
    private void processors(String table) {
        target.sql("update " + table + " set owner = null").update();
        target.sql("select processor_name, segment, token, token_type from " + table
                        + " where token is not null and token_type <> ?")
                .param(ConfigToken.class.getName())
                .query((row, number) -> new Processor(
                        row.getString("processor_name"),
                        row.getInt("segment"),
                        read(row.getBytes("token"), row.getString("token_type"))))
                .list()
                .forEach(processor -> {
                    SerializedObject<byte[]> moved = write(processor.token(), processor.name());
                    target.sql("update " + table
                                    + " set token = ?, token_type = ? where processor_name = ? and segment = ?")
                            .params(moved.getData(), moved.getType().getName(), processor.name(), processor.segment())
                            .update();
                });
    }

    /**
     * Letters of sagas are in the order of positions, those of others are numbered. A number is never the position: positions begin
     * with 1, and before the letter with the number n there were n others.
     */
    private void letters(String table) {
        target.sql("select dead_letter_identifier, processing_group, sequence_index, token, token_type from " + table
                        + " where token is not null")
                .query((row, number) -> new Letter(
                        row.getString("dead_letter_identifier"),
                        row.getString("processing_group"),
                        row.getLong("sequence_index"),
                        read(row.getBytes("token"), row.getString("token_type"))))
                .list()
                .forEach(letter -> {
                    long before = letter.token().position().orElseThrow();
                    TrackingToken moved = tokens.translated(letter.token(), letter.processor());
                    SerializedObject<byte[]> written = json.serialize(moved, byte[].class);
                    long index = letter.index() == before ? moved.position().orElseThrow() : letter.index();
                    target.sql(
                                    "update " + table
                                            + " set token = ?, token_type = ?, sequence_index = ? where dead_letter_identifier = ?")
                            .params(written.getData(), written.getType().getName(), index, letter.id())
                            .update();
                });
    }

    private record Processor(String name, int segment, TrackingToken token) {}

    private record Letter(String id, String processor, long index, TrackingToken token) {}

    private TrackingToken read(byte[] bytes, String type) {
        return json.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, null));
    }

    private SerializedObject<byte[]> write(TrackingToken token, String processor) {
        return json.serialize(tokens.translated(token, processor), byte[].class);
    }
}
