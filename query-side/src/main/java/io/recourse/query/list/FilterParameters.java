package io.recourse.query.list;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/** Describes what callers send for parameters that are marked {@link Filter}. */
final class FilterParameters implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(Filter.class)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(FilterParameters::describe)
                        .forEach(operation::addParametersItem);
            }
        }
        return operation;
    }

    private static Parameter describe(RecordComponent component) {
        Class<?> type =
                ResolvableType.forType(component.getGenericType()).getGeneric(0).resolve(Object.class);
        Parameter parameter = new Parameter().in("query").name(component.getName());
        parameter.schema(component.getType() == List.class ? schema("array").items(value(type)) : value(type));
        var words = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.Parameter.class);
        return words == null ? parameter : parameter.description(words.description());
    }

    private static Schema<?> value(Class<?> type) {
        Schema<Object> text = schema(type == Boolean.class ? "boolean" : "string");
        if (type == Instant.class) {
            text.setFormat("date-time");
        }
        if (type.isEnum()) {
            text.setEnum(List.of(type.getEnumConstants()));
        }
        return text;
    }

    /** Of OpenAPI 3.1, where a schema may have several types. */
    private static Schema<Object> schema(String type) {
        Schema<Object> schema = new Schema<>();
        schema.addType(type);
        return schema;
    }
}
