package io.recourse.command.customer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.personal.Owner;
import io.recourse.runtime.json.PersonalSeal;
import io.recourse.runtime.json.StoredJson;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals, once, what an older version wrote plain into the embedded event store: a key that is deleted would leave it readable. The only
 * change that is ever made to a stored event, and made before there is a ledger that would prove it.
 */
final class PlainHistory {

    private static final Logger LOG = LoggerFactory.getLogger(PlainHistory.class);
    private static final int AT_ONCE = 500;
    private static final String PLAIN = "plain";

    private final JdbcClient database;
    private final PersonalSeal seal;
    private final JsonMapper json = StoredJson.mapper();

    PlainHistory(JdbcClient database, PersonalSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** Done again after a crash, it goes on where it was: what is sealed has nothing plain. */
    void sealAll() {
        long events = seal("command.domain_event_entry", "global_index::text")
                + seal("command.dead_letter_entry", "dead_letter_identifier");
        if (events > 0) {
            LOG.atInfo().addKeyValue("events", events).log("Personal data of an older version is sealed");
        }
    }

    private long seal(String table, String id) {
        long sealed = 0;
        List<Plain> some = plain(table, id);
        while (!some.isEmpty()) {
            for (Plain event : some) {
                database.sql("update " + table + " set payload = ? where " + id + " = ?")
                        .params(sealed(event), event.id())
                        .update();
            }
            sealed += some.size();
            some = plain(table, id);
        }
        return sealed;
    }

    private List<Plain> plain(String table, String id) {
        return database.sql("select " + id + ", aggregate_identifier, payload from " + table
                        + " where position('\"plain\":'::bytea in payload) > 0 limit ?")
                .param(AT_ONCE)
                .query((row, number) -> new Plain(row.getString(1), row.getString(2), row.getBytes(3)))
                .list();
    }

    private record Plain(String id, String streamId, byte[] payload) {}

    private byte[] sealed(Plain event) {
        JsonNode payload = json.readTree(event.payload());
        seal(payload, new Owner.Stream(event.streamId()));
        return json.writeValueAsString(payload).getBytes(UTF_8);
    }

    private void seal(JsonNode node, Owner owner) {
        if (node instanceof ObjectNode object
                && object.size() == 1
                && object.path(PLAIN).isString()) {
            String words = object.remove(PLAIN).asString();
            object.put("sealed", seal.seal(owner, words));
        } else {
            node.forEach(part -> seal(part, owner));
        }
    }
}
