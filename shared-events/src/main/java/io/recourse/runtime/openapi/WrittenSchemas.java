package io.recourse.runtime.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Schemas that a class cannot tell. */
final class WrittenSchemas implements GlobalOpenApiCustomizer {
    private final String money;

    WrittenSchemas(String money) {
        this.money = money;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(money, money());
        api.getComponents().addSchemas(ProblemAnswers.SCHEMA, problem());
    }

    private static Schema<?> money() {
        Schema<Object> amount = Schemas.text();
        amount.setPattern("^-?[0-9]{1,15}(\\.[0-9]{1,4})?$");
        amount.setDescription("A decimal with no more digits after the point than the currency has.");
        amount.addExample("12.34");
        Schema<Object> currency = Schemas.text();
        currency.setPattern("^[A-Z]{3}$");
        currency.setDescription("ISO 4217.");
        currency.addExample("CNY");
        Schema<?> schema = Schemas.of("object");
        schema.addProperty("amount", amount);
        schema.addProperty("currency", currency);
        schema.setRequired(List.of("amount", "currency"));
        return schema;
    }

    private static Schema<?> problem() {
        Schema<?> pointer = Schemas.text();
        pointer.setDescription("JSON pointer into the body, ?name for a parameter, {name} for a part of the path, "
                + "name: for a header, part:name for a part of a multipart body.");
        Schema<?> violation = Schemas.of("object");
        violation.addProperty("pointer", pointer);
        violation.addProperty("message", Schemas.text());
        Schema<?> violations = Schemas.of("array");
        violations.setItems(violation);
        Schema<?> schema = Schemas.of("object");
        schema.setDescription("RFC 9457. Its type is described at the path that it is.");
        for (String text : List.of("type", "title")) {
            schema.addProperty(text, Schemas.text());
        }
        schema.addProperty("status", Schemas.of("integer"));
        for (String text : List.of("detail", "instance", "traceId", "rule")) {
            schema.addProperty(text, Schemas.text());
        }
        schema.addProperty("violations", violations);
        schema.setRequired(List.of("type", "title", "status", "detail", "instance", "traceId"));
        return schema;
    }
}
