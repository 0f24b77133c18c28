package io.recourse.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.Ulid;

/** Identifies an incident: {@code inc_} and a ULID. */
public record IncidentId(@JsonValue String value) {

    public static final String PREFIX = "inc_";

    public IncidentId {
        Ulid.require(PREFIX, value);
    }

    @JsonCreator
    public static IncidentId of(String value) {
        return new IncidentId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
