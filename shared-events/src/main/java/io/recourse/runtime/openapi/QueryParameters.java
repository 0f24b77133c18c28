package io.recourse.runtime.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/** Describes parameters of the query as callers write them: each by itself, and each as text. */
final class QueryParameters {

    /** Whether a parameter is a record of filters, marked so directly or by an annotation of its own. */
    boolean isFilter(MethodParameter parameter) {
        return parameter.getParameterType().isRecord()
                && MergedAnnotations.from(parameter.getParameterAnnotations()).isPresent(ParameterObject.class);
    }

    /** Puts the components of a filter in its place. */
    void flatten(Operation operation, Components components, MethodParameter parameter) {
        var parameters =
                new ArrayList<>(Optional.ofNullable(operation.getParameters()).orElse(List.of()));
        parameters.removeIf(known -> known.getName().equals(parameter.getParameterName()));
        for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
            Schema<?> schema = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(component.getGenericType()).resolveAsRef(true))
                    .schema;
            parameters.add(new Parameter().in("query").name(component.getName()).schema(text(schema)));
        }
        operation.setParameters(parameters);
        forget(components, parameter.getParameterType().getSimpleName());
    }

    /** Callers write a value of a type of ours as text, with the text that is its default. */
    void asText(Operation operation, Components components, MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        for (Parameter known : Optional.ofNullable(operation.getParameters()).orElse(List.of())) {
            if (known.getName().equals(parameter.getParameterName()) && isObject(known.getSchema())) {
                Schema<?> schema = text(known.getSchema());
                if (annotation != null && !annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
                    schema.setDefault(annotation.defaultValue());
                }
                known.setSchema(schema);
                forget(
                        components,
                        parameter.nestedIfOptional().getNestedParameterType().getSimpleName());
            }
        }
    }

    private static boolean isObject(Schema<?> schema) {
        return schema.get$ref() != null
                || (schema.getItems() != null && schema.getItems().get$ref() != null);
    }

    private static Schema<?> text(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return Schemas.text();
        }
        if (schema.getItems() != null && schema.getItems().get$ref() != null) {
            Schema<?> list = Schemas.of("array");
            list.setItems(Schemas.text());
            return list;
        }
        return schema;
    }

    private static void forget(Components components, String schema) {
        Optional.ofNullable(components.getSchemas()).ifPresent(schemas -> schemas.remove(schema));
    }
}
