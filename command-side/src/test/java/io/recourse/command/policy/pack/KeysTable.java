package io.recourse.command.policy.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The keys of packs, as their schema has them, in the order of the schema. */
final class KeysTable {

    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("A pack", "");
        PARTS.put("`notice`", "/properties/notice");
        PARTS.put("A deadline", "/$defs/deadline");
        PARTS.put("`due`, `by` and `until`", "/$defs/due");
        PARTS.put("`counting`", "/$defs/counting");
        PARTS.put("`appliesTo`, `when` and `unless`", "/$defs/condition");
        PARTS.put("`pausedBy`", "/$defs/deadline/properties/pausedBy");
        PARTS.put("`extendedBy`", "/$defs/deadline/properties/extendedBy");
        PARTS.put("An effect", "/$defs/effect");
        PARTS.put("`liability`", "/properties/liability");
        PARTS.put("`limits`", "/properties/limits");
        PARTS.put("`limits.refunds`", "/properties/limits/properties/refunds");
        PARTS.put("`limits.provisionalCredit`", "/properties/limits/properties/provisionalCredit");
        PARTS.put("`terms`", "/properties/terms");
    }

    private final JsonNode schema;

    KeysTable(JsonNode schema) {
        this.schema = schema;
    }

    String text() {
        return PARTS.entrySet().stream()
                .map(part -> "### " + part.getKey() + "\n\n| Key | Takes | |\n|---|---|---|\n"
                        + rows(schema.at(part.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private String rows(JsonNode object) {
        List<String> required = object.path("required").values().stream()
                .map(JsonNode::asString)
                .toList();
        return object.path("properties").properties().stream()
                .map(entry -> "| `" + entry.getKey() + "`" + (required.contains(entry.getKey()) ? " \\*" : "") + " | "
                        + takes(entry.getValue()) + " | " + described(entry.getValue()) + " |\n")
                .collect(Collectors.joining());
    }

    private String takes(JsonNode property) {
        JsonNode form = resolved(property);
        if (form.has("enum")) {
            return form.path("enum").values().stream()
                    .map(word -> "`" + word.asString() + "`")
                    .collect(Collectors.joining(" "));
        }
        return switch (form.path("type").asString()) {
            case "array" -> "a list: " + takes(form.path("items"));
            case "object" -> "an object";
            case "integer" ->
                form.path("minimum").asString() + " to " + form.path("maximum").asString();
            case "boolean" -> "`true` or `false`";
            case "string" -> text(form);
            default -> throw new IllegalStateException("the schema has no other types");
        };
    }

    private static String text(JsonNode form) {
        return Optional.of(form.path("pattern").asString(""))
                .filter(pattern -> !pattern.isEmpty())
                .map(pattern -> "`" + pattern.replace("|", "\\|") + "`")
                .orElse("a text");
    }

    private String described(JsonNode property) {
        return Optional.of(property.path("description").asString(""))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> resolved(property).path("description").asString(""));
    }

    private JsonNode resolved(JsonNode property) {
        return property.has("$ref") ? schema.at(property.path("$ref").asString().substring(1)) : property;
    }
}
