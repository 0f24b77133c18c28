package io.recourse.command.policy.yaml;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * YAML as JSON that knows where each value stood. Of YAML it takes what JSON can say: no anchors, no tags, no merged keys,
 * and {@code NO} is Norway.
 */
final class YamlTree {

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int DEEPEST = 30;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})[.][0-9]{1,18}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Mark> places = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    private YamlTree() {}

    /** A document and where its values stand. */
    record Tree(JsonNode root, Map<String, Mark> places) {

        /** The place of the value at {@code pointer}, or of what holds it. */
        Flaw flaw(String pointer, String message) {
            String at = pointer;
            while (!places.containsKey(at) && !at.isEmpty()) {
                at = at.substring(0, at.lastIndexOf('/'));
            }
            return flawAt(Optional.ofNullable(places.get(at)), pointer, message);
        }
    }

    static Tree read(String text) throws FlawedDocument {
        YamlTree reading = new YamlTree();
        Node root = compose(text);
        JsonNode json = reading.convert(root, "");
        reading.refuseTags(text);
        if (!reading.flaws.isEmpty()) {
            throw new FlawedDocument(reading.flaws);
        }
        return new Tree(json, reading.places);
    }

    private static Node compose(String text) throws FlawedDocument {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        try {
            return Optional.ofNullable(new Yaml(new SafeConstructor(options)).compose(new StringReader(text)))
                    .orElseThrow(() -> new FlawedDocument(List.of(new Flaw(1, 1, "", "the document is empty"))));
        } catch (MarkedYAMLException e) {
            throw new FlawedDocument(List.of(flawAt(Optional.ofNullable(e.getProblemMark()), "", message(e))));
        } catch (YAMLException e) {
            throw new FlawedDocument(List.of(
                    new Flaw(1, 1, "", Optional.ofNullable(e.getMessage()).orElse("this is not YAML"))));
        }
    }

    private static String message(MarkedYAMLException e) {
        return Stream.of(Optional.ofNullable(e.getContext()), Optional.ofNullable(e.getProblem()))
                .flatMap(Optional::stream)
                .reduce((context, problem) -> context + ": " + problem)
                .orElse("this is not YAML");
    }

    /** Nodes do not tell a tag that somebody wrote from one that was worked out. */
    private void refuseTags(String text) {
        for (Event event : new Yaml().parse(new StringReader(text))) {
            tag(event)
                    .ifPresent(tag -> flaws.add(flawAt(Optional.of(event.getStartMark()), "", "tags are not allowed")));
        }
    }

    private static Optional<String> tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> Optional.ofNullable(scalar.getTag());
            case CollectionStartEvent collection -> Optional.ofNullable(collection.getTag());
            default -> Optional.empty();
        };
    }

    private static Flaw flawAt(Optional<Mark> mark, String pointer, String message) {
        return new Flaw(
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1),
                pointer,
                message);
    }

    private JsonNode convert(Node node, String pointer) {
        places.putIfAbsent(pointer, node.getStartMark());
        if (Optional.ofNullable(node.getAnchor()).isPresent()) {
            flaws.add(flawAt(Optional.of(node.getStartMark()), pointer, "anchors are not allowed"));
            return JSON.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer);
            case SequenceNode sequence -> array(sequence, pointer);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("YAML has no other nodes");
        };
    }

    private JsonNode object(MappingNode mapping, String pointer) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            Optional<Mark> at = Optional.of(entry.getKeyNode().getStartMark());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                flaws.add(flawAt(at, pointer, "a key is a text"));
                continue;
            }
            String name = key.getValue();
            String child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (object.has(name)) {
                flaws.add(flawAt(at, child, "\"" + name + "\" stands here twice"));
                continue;
            }
            places.put(child, key.getStartMark());
            object.set(name, convert(entry.getValueNode(), child));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, String pointer) {
        ArrayNode array = JSON.arrayNode();
        int index = 0;
        for (Node item : sequence.getValue()) {
            array.add(convert(item, pointer + "/" + index++));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return JSON.stringNode(value);
        }
        if (INTEGER.matcher(value).matches()) {
            return JSON.numberNode(new BigInteger(value));
        }
        if (DECIMAL.matcher(value).matches()) {
            return JSON.numberNode(new BigDecimal(value));
        }
        return switch (value) {
            case "true" -> JSON.booleanNode(true);
            case "false" -> JSON.booleanNode(false);
            case "null", "~", "" -> JSON.nullNode();
            default -> JSON.stringNode(value);
        };
    }
}
