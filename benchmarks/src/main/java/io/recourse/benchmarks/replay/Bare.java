package io.recourse.benchmarks.replay;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows of the same columns and about the same size, with the least work: it checks nothing, unseals nothing, and makes no sentences. */
final class Bare implements Plain.Making {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public List<String> row(ResultSet event) throws SQLException, IOException {
        ObjectNode payload = (ObjectNode) JSON.readTree(event.getBytes("payload"));
        JsonNode act = payload.remove("act");
        String type = event.getString("payload_type")
                .substring(event.getString("payload_type").lastIndexOf('.') + 1);
        return List.of(
                event.getString("aggregate_identifier"),
                event.getString("sequence_number"),
                event.getString("event_identifier"),
                type,
                type,
                JSON.writeValueAsString(payload),
                act.at("/actor/id").asString(),
                act.at("/actor/role").asString(),
                act.at("/channel").asString(),
                act.at("/occurredAt").asString(),
                event.getString("time_stamp"));
    }
}
