package io.recourse.standalone.server;

import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema of the description allows, or nearly: numbers and lengths are taken from the edges. */
final class ValueOfSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;
    private static final String LETTERS = "abcXYZ019 .-_\u00e4\u4e2d";

    private final JsonNode api;
    private final Random random;

    ValueOfSchema(JsonNode api, Random random) {
        this.api = api;
        this.random = random;
    }

    JsonNode value(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return value(api.at(schema.path("$ref").asString().substring(1)), depth);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (!schema.path(choice).isEmpty()) {
                return value(any(schema.path(choice)), depth);
            }
        }
        if (!schema.path("enum").isEmpty()) {
            return any(schema.path("enum"));
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("allOf")) {
            ObjectNode all = NODES.objectNode();
            for (JsonNode part : schema.path("allOf")) {
                if (value(part, depth + 1) instanceof ObjectNode members) {
                    all.setAll(members);
                }
            }
            return all;
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asString("") : type.asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> number(schema);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.stringNode(text(schema));
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            if (required.contains(member.getKey()) || depth < DEEPEST && random.nextInt(3) > 0) {
                object.set(member.getKey(), value(member.getValue(), depth + 1));
            }
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int size = depth > DEEPEST ? 0 : schema.path("minItems").asInt(0) + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        return NODES.numberNode(
                switch (random.nextInt(5)) {
                    case 0 -> least;
                    case 1 -> most;
                    case 2 -> least - 1;
                    case 3 -> most + 1;
                    default -> least + 1;
                });
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "202%d-0%d-1%dT0%d:00:00Z".formatted(digit(), digit() + 1, digit(), digit());
            case "date" -> "202%d-0%d-1%d".formatted(digit(), digit() + 1, digit());
            case "uuid" -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            case "uri" -> "https://shop.example/" + digit();
            case "duration" -> "PT" + digit() + "H";
            default -> letters(schema);
        };
    }

    private String letters(JsonNode schema) {
        JsonNode example = schema.path("example");
        if (example.isString() && random.nextInt(4) > 0) {
            return example.asString();
        }
        int most = schema.path("maxLength").asInt(40);
        int length = switch (random.nextInt(6)) {
            case 0 -> schema.path("minLength").asInt(0);
            case 1 -> Math.min(most, 20_000);
            case 2 -> Math.min(most + 1, 20_000);
            default -> 1 + random.nextInt(12);
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private int digit() {
        return random.nextInt(9);
    }

    private JsonNode any(JsonNode of) {
        return of.get(random.nextInt(of.size()));
    }
}
