package io.recourse.runtime.openapi;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * Teaches the generator our records: what is Optional may be missing, all else is required. The generator speaks of types in
 * those of its own JSON library, the only reason why that library is here.
 */
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Type wanted = unwrapped(type.getType());
        Class<?> raw = wanted instanceof JavaType known
                ? known.getRawClass()
                : ResolvableType.forType(wanted).resolve(Object.class);
        if (raw.isRecord()) {
            Optional<RecordComponent> value = value(raw);
            if (value.isPresent()) {
                return context.resolve(again(type, value.get().getGenericType()));
            }
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(again(type, wanted), context, chain) : null;
        if (schema != null && raw.isRecord()) {
            Schema<?> described = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
            require(described, raw);
        }
        return schema;
    }

    private static void require(@Nullable Schema<?> schema, Class<?> type) {
        if (schema != null && schema.getProperties() != null) {
            List<String> required = Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() != Optional.class)
                    .map(RecordComponent::getName)
                    .filter(schema.getProperties()::containsKey)
                    .toList();
            schema.setRequired(required.isEmpty() ? null : required);
        }
    }

    /** The one component as which a record is written. */
    private static Optional<RecordComponent> value(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst();
    }

    private static Type unwrapped(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == Optional.class
                ? parameterized.getActualTypeArguments()[0]
                : type;
    }

    private static AnnotatedType again(AnnotatedType type, Type other) {
        return type.getType().equals(other)
                ? type
                : new AnnotatedType(other)
                        .ctxAnnotations(type.getCtxAnnotations())
                        .resolveAsRef(type.isResolveAsRef())
                        .jsonViewAnnotation(type.getJsonViewAnnotation())
                        .propertyName(type.getPropertyName())
                        .schemaProperty(type.isSchemaProperty());
    }
}
