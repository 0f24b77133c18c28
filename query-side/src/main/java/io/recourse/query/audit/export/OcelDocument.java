package io.recourse.query.audit.export;

import java.time.Instant;
import java.util.List;

/** The shapes of OCEL 2.0's JSON. Its schema wants every value to be a text, and the types say what the text is. */
final class OcelDocument {

    private OcelDocument() {}

    record Type(String name, List<OcelType.OcelAttribute> attributes) {}

    record Event(String id, String type, Instant time, List<Value> attributes, List<Relationship> relationships) {}

    record Value(String name, String value) {}

    record Thing(String id, String type, List<TimedValue> attributes, List<Relationship> relationships) {}

    /** What an attribute was from an instant on. */
    record TimedValue(String name, String value, Instant time) {}

    /** @param qualifier what the other object is to this */
    record Relationship(String objectId, String qualifier) {}
}
