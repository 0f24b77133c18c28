package io.recourse.runtime.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;

/** Schemas in the dialect of OpenAPI 3.1, which names types in the plural. */
final class Schemas {
    private Schemas() {}

    static Schema<Object> of(String type) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }

    static Schema<Object> text() {
        return of("string");
    }

    static Schema<Object> reference(String component) {
        return new JsonSchema().$ref("#/components/schemas/" + component);
    }
}
