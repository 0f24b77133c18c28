package io.recourse.runtime.openapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Says of each variant of a type which value of which member tells that it is this one. */
final class Variants implements GlobalOpenApiCustomizer {

    private final Class<?> type;

    /** @param type annotated with {@link JsonTypeInfo} and {@link JsonSubTypes} */
    Variants(Class<?> type) {
        this.type = type;
    }

    /** Each stands alone: generators of clients cannot narrow the member of a parent. */
    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        if (schemas.remove(type.getSimpleName()) != null) {
            String member = type.getAnnotation(JsonTypeInfo.class).property();
            for (JsonSubTypes.Type variant :
                    type.getAnnotation(JsonSubTypes.class).value()) {
                Optional.ofNullable(schemas.get(variant.value().getSimpleName()))
                        .ifPresent(schema -> standAlone(schema, member, variant.name()));
            }
        }
    }

    private static void standAlone(Schema<?> schema, String member, String value) {
        Schema<Object> only = Schemas.text();
        only.setEnum(List.of(value));
        schema.addProperty(member, only);
        for (Schema<?> part : Optional.ofNullable(schema.getAllOf()).orElse(List.of())) {
            Optional.ofNullable(part.getProperties()).ifPresent(own -> own.forEach(schema::addProperty));
        }
        schema.setAllOf(null);
        schema.setTypes(Set.of("object"));
        schema.addRequiredItem(member);
    }
}
