package io.recourse.runtime.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives operations the examples that are in {@code examples/<operationId>.json} beside this class: what is sent as its
 * {@code request}, and the answer to it as its {@code response}. What is no JSON is a string there.
 */
final class Examples implements GlobalOpenApiCustomizer {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> add(OperationIds.id(method, path), operation)));
        }
    }

    private static void add(String operationId, Operation operation) {
        read(operationId).ifPresent(example -> {
            if (operation.getRequestBody() != null) {
                add(operation.getRequestBody().getContent(), example.path("request"));
            }
            operation.getResponses().forEach((status, answer) -> {
                if (status.startsWith("2") && answer.getContent() != null) {
                    add(answer.getContent(), example.path("response"));
                }
            });
        });
    }

    private static void add(Content content, JsonNode example) {
        content.forEach((type, media) -> {
            if (!example.isMissingNode() && example.isString() != hasMembers(type)) {
                show(media, example);
            }
        });
    }

    private static boolean hasMembers(String mediaType) {
        return mediaType.endsWith("json") && !mediaType.endsWith("ndjson") || mediaType.startsWith("multipart");
    }

    private static void show(MediaType media, JsonNode example) {
        // The generator writes with its own JSON library, which knows no nodes of ours.
        media.setExample(example.isString() ? example.asString() : JSON.treeToValue(example, Object.class));
    }

    private static Optional<JsonNode> read(String operationId) {
        ClassPathResource file = new ClassPathResource("examples/" + operationId + ".json", Examples.class);
        if (!file.exists()) {
            return Optional.empty();
        }
        try (InputStream in = file.getInputStream()) {
            return Optional.of(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
