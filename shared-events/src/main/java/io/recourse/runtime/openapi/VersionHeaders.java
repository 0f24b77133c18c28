package io.recourse.runtime.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Describes the ETag of answers that have a version, and the header by which a reader who has it asks again. */
final class VersionHeaders implements GlobalOpenApiCustomizer {

    private static final String E_TAG = "ETag";
    private static final String KNOWN = "If-None-Match";
    private static final String UNCHANGED = "304";

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths().values().forEach(item -> item.readOperations().forEach(VersionHeaders::describe));
        }
    }

    private static void describe(Operation operation) {
        boolean asksAgain = operation.getResponses().containsKey(UNCHANGED);
        if (asksAgain && !RequestParts.takes(operation, KNOWN)) {
            operation.addParametersItem(RequestParts.header(
                    KNOWN, "The ETag of the answer before: " + UNCHANGED + " when nothing has changed since."));
        }
        if (asksAgain || RequestParts.takes(operation, RequestParts.VERSION)) {
            operation.getResponses().entrySet().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .map(Map.Entry::getValue)
                    .forEach(VersionHeaders::tag);
        }
    }

    private static void tag(ApiResponse answer) {
        answer.addHeaderObject(
                E_TAG, new Header().description("The version, as \"7\".").schema(Schemas.text()));
    }
}
