package io.recourse.command;

import io.recourse.money.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of which one member is wrong, made from the record that the server reads them into, so that none is forgotten. */
final class WrongBodies {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LONG = "\"" + "x".repeat(10_000) + "\"";
    /** No text, whatever it may say. */
    private static final List<String> NO_TEXT =
            List.of("1", "true", "{}", "[]", "\" \"", "\"\\u0000\"", "\"a\\ud800b\"", "\"\\udc00\"", LONG);
    /** Texts that would be fine where people may write what they like. */
    private static final List<String> NO_NAME = List.of(
            "\"\"", "\"'; DROP TABLE command.domain_event_entry; --\"", "\"<script>alert(1)</script>\"", "\"../..\"");

    private WrongBodies() {}

    static List<String> of(String right, Class<?> request) {
        JsonNode tree = JSON.readTree(right);
        Stream<String> more = Stream.of(right + right, right + "]", right.replaceFirst("\\}\\s*$", ",}"));
        Stream<String> twice = members(tree).entrySet().stream()
                .map(member -> right.replaceFirst(
                        "\\{",
                        Matcher.quoteReplacement("{\"%s\": %s, ".formatted(member.getKey(), member.getValue()))));
        return Stream.of(more, twice, bodies(tree, request))
                .flatMap(bodies -> bodies)
                .toList();
    }

    private static Stream<String> bodies(JsonNode right, Class<?> request) {
        Stream<String> unknown = Stream.of(with(right, "unknown", "1"), with(right, "__proto__", "{}"));
        return Stream.concat(
                unknown, Arrays.stream(request.getRecordComponents()).flatMap(member -> bodies(right, member)));
    }

    private static Stream<String> bodies(JsonNode right, RecordComponent member) {
        String name = member.getName();
        boolean optional = member.getType() == Optional.class;
        Type type = optional ? argument(member.getGenericType()) : member.getGenericType();
        Stream<String> wrong = values(type, right.path(name)).map(value -> with(right, name, value));
        return optional ? wrong : Stream.concat(Stream.of(with(right, name, "null"), without(right, name)), wrong);
    }

    private static Stream<String> values(Type type, JsonNode right) {
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return Stream.of("[]", "\"text\"", "{\"nothing\": {}}");
        }
        if (type instanceof ParameterizedType) {
            Stream<String> elements = values(argument(type), right.path(0)).map(value -> "[" + value + "]");
            Stream<String> tooMany = right.path(0).isMissingNode()
                    ? Stream.empty()
                    : Stream.of("["
                            + String.join(
                                    ",", Collections.nCopies(501, right.path(0).toString())) + "]");
            return Stream.of(Stream.of("{}", "\"text\"", "[null]", "[[]]"), elements, tooMany)
                    .flatMap(values -> values);
        }
        Class<?> kind = (Class<?>) type;
        if (kind == String.class) {
            return NO_TEXT.stream();
        }
        if (kind == boolean.class || kind == Boolean.class) {
            return Stream.of("\"maybe\"", "2", "{}", "[]");
        }
        if (kind == long.class || kind == int.class || kind == Integer.class) {
            return Stream.of("\"many\"", "1.5", "-1", "1e400", "9223372036854775808", "{}", "[]");
        }
        if (kind == Instant.class) {
            return named(
                    "\"yesterday\"", "\"2026-02-30T00:00:00Z\"", "\"2026-02-03\"", "\"+999999999-12-31T23:59:59Z\"");
        }
        if (kind == Money.class) {
            return Stream.of(
                    "\"1.00\"",
                    "{}",
                    money("1.00", "\"CNY\""),
                    money("\"1e3\"", "\"CNY\""),
                    money("\"-1.00\"", "\"CNY\""),
                    money("\"0.00\"", "\"CNY\""),
                    money("\"1.001\"", "\"CNY\""),
                    money("\"1000000000000000\"", "\"CNY\""),
                    money("\"1.00\"", "\"XXX\""),
                    money("\"1.00\"", "\"\\u0000\""),
                    money("\"1.00\"", "null"));
        }
        boolean nested = right.isObject();
        return nested ? Stream.concat(Stream.of("\"text\"", "1"), bodies(right, kind)) : named("\"NONSENSE!\"");
    }

    private static Stream<String> named(String... more) {
        return Stream.of(NO_TEXT.stream(), NO_NAME.stream(), Stream.of(more)).flatMap(values -> values);
    }

    private static String money(String amount, String currency) {
        return "{\"amount\": " + amount + ", \"currency\": " + currency + "}";
    }

    private static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static String with(JsonNode right, String name, String value) {
        Map<String, String> members = members(right);
        members.put(name, value);
        return written(members);
    }

    private static String without(JsonNode right, String name) {
        Map<String, String> members = members(right);
        members.remove(name);
        return written(members);
    }

    private static Map<String, String> members(JsonNode right) {
        return right.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().toString(), (a, b) -> b, LinkedHashMap::new));
    }

    private static String written(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
