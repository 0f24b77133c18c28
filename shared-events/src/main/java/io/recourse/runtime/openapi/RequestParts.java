package io.recourse.runtime.openapi;

import io.recourse.runtime.content.FilesOptional;
import io.recourse.runtime.content.Upload;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/** Describes what callers send for the parameters that our own resolvers fill in. */
final class RequestParts implements GlobalOperationComponentsCustomizer {
    static final String KEY = "Idempotency-Key";
    static final String VERSION = "If-Match";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (type == Once.class) {
                operation.addParametersItem(header(
                        KEY, "New for each new request, the same when it is tried again: it is then done only once."));
            } else if (type == IfMatch.class) {
                operation.addParametersItem(
                        header(VERSION, "The version of the case that the request is based on, as its ETag: \"7\"."));
            } else if (type == Paging.class) {
                paging().forEach(operation::addParametersItem);
            } else if (type == Upload.class) {
                operation.requestBody(upload(components, parameter));
            }
        }
        return operation;
    }

    static boolean takes(Operation operation, String name) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .anyMatch(parameter -> name.equals(parameter.getName()));
    }

    static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description).schema(Schemas.text());
    }

    private static List<Parameter> paging() {
        Schema<?> limit = Schemas.of("integer");
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(Paging.MAX_LIMIT));
        limit.setDefault(Paging.DEFAULT_LIMIT);
        return List.of(
                query("limit", "Most items in the answer.").schema(limit),
                query("cursor", "The nextCursor of the answer before.").schema(Schemas.text()));
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description);
    }

    private static RequestBody upload(Components components, MethodParameter parameter) {
        var type = ResolvableType.forMethodParameter(parameter).getGeneric(0).getType();
        ResolvedSchema metadata =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        metadata.referencedSchemas.forEach(components::addSchemas);
        Schema<?> file = Schemas.text();
        file.setContentMediaType("application/octet-stream");
        // As before OpenAPI 3.1, by which generators of clients tell a file from a text.
        file.setFormat("binary");
        Schema<?> body = Schemas.of("object");
        body.addProperty("file", file);
        body.addProperty("metadata", metadata.schema);
        body.setRequired(
                parameter.hasParameterAnnotation(FilesOptional.class)
                        ? List.of("metadata")
                        : List.of("file", "metadata"));
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType("multipart/form-data", new MediaType().schema(body)));
    }
}
