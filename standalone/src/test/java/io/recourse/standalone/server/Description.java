package io.recourse.standalone.server;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /openapi} says, by operation. */
record Description(JsonNode api) {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    record Operation(String id, String method, String path, JsonNode described) {

        /** By media type, what the request may be. */
        List<Map.Entry<String, JsonNode>> requests() {
            return List.copyOf(described.at("/requestBody/content").properties());
        }

        /** By media type, what an answer of success may be; files have neither shape nor example. */
        List<Map.Entry<String, JsonNode>> successes() {
            return described.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .flatMap(answer -> answer.getValue().path("content").properties().stream())
                    .filter(media ->
                            !media.getValue().at("/schema/format").asString("").equals("binary"))
                    .toList();
        }

        /** The schema of an answer, if one is described for its status and media type. */
        Optional<JsonNode> schema(int status, String mediaType) {
            return Optional.of(described
                            .path("responses")
                            .path(Integer.toString(status))
                            .path("content")
                            .path(mediaType)
                            .path("schema"))
                    .filter(schema -> !schema.isMissingNode());
        }

        /** An answer that goes on until somebody leaves is not waited for. */
        boolean endless() {
            return successes().stream().anyMatch(media -> media.getKey().equals("text/event-stream"));
        }

        boolean takes(String parameter) {
            return described
                    .path("parameters")
                    .valueStream()
                    .anyMatch(one -> one.path("name").asString().equals(parameter));
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path + " (" + id + ")";
        }
    }

    List<Operation> operations() {
        return api.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Operation(
                                operation.getValue().path("operationId").asString(),
                                operation.getKey(),
                                path.getKey(),
                                operation.getValue())))
                .toList();
    }

    /** What of {@code value} is not as {@code schema}, a part of this description, says. */
    List<String> flaws(JsonNode schema, JsonNode value) {
        ObjectNode complete = ((ObjectNode) schema).deepCopy();
        complete.set("components", api.path("components"));
        return Stream.of(SCHEMAS.getSchema(complete))
                .flatMap(checked -> checked.validate(value).stream())
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
