package io.recourse.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.id.Ulid;

/** Identifies a dispute case: {@code case_} and a ULID. */
public record CaseId(@JsonValue String value) {

    public static final String PREFIX = "case_";

    public CaseId {
        Ulid.require(PREFIX, value);
    }

    @JsonCreator
    public static CaseId of(String value) {
        return new CaseId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
