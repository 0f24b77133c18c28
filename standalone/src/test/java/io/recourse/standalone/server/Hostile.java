package io.recourse.standalone.server;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that nobody wants, and JSON that was spoiled with them. */
final class Hostile {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern RAW = Pattern.compile("\"@raw(\\d+)@\"");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u202eevil",
            "\ufeff",
            "\uffff",
            "\ud83d\ude00",
            "\u0661\u0662\u0663",
            "e\u0301".repeat(500),
            "x".repeat(5_000),
            "-1",
            "0",
            "1e309",
            "1E1000000000",
            "9".repeat(400),
            "0.0000000001",
            "999999999999999999999.99",
            "NaN",
            "null",
            "true",
            "2026-02-30T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2026-12-31",
            "PT9999999999999H",
            "P-1D",
            "Europe/Atlantis",
            "UTC+99",
            "XXX",
            "cny",
            "../../etc/passwd",
            "' OR '1'='1' --",
            "%s%n%x",
            "${jndi:ldap://x}",
            "<script>alert(1)</script>",
            "=1+1",
            "*",
            "a,b,c",
            "\t\n\r",
            "https://127.0.0.1/",
            "https://[::1]:1/",
            "https://a@b:99999/",
            "file:///etc/passwd",
            "case_01K9ZZZZZZZZZZZZZZZZZZZZZZ",
            "case_ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
            "AAAAAAAAAAAA",
            "00000000-0000-0000-0000-000000000000");

    /** As they are written, because no tree of JSON can hold them. */
    private static final List<String> RAWS = List.of(
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\x\"",
            "1e999999999",
            "-1E-999999999",
            "9".repeat(2_000),
            "0." + "0".repeat(900) + "1",
            "-0",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "00",
            "NaN",
            "Infinity",
            "+1",
            "0x10",
            "[".repeat(1_000) + "]".repeat(1_000),
            "{\"a\":".repeat(400) + "1" + "}".repeat(400),
            "[".repeat(100_000),
            "{\"a\":1,\"a\":2}",
            "/* */ 1",
            "'a'",
            "\"" + "\u6f22".repeat(40_000) + "\"",
            "");

    private final Random random;

    Hostile(Random random) {
        this.random = random;
    }

    String text() {
        return one(TEXTS);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean in(int hundred) {
        return random.nextInt(100) < hundred;
    }

    /** JSON with up to three things wrong, if that is more than none. */
    String spoiled(JsonNode value) {
        JsonNode copy = value.deepCopy();
        for (int i = random.nextInt(4); i > 0; i--) {
            copy = spoil(copy);
        }
        Matcher raws = RAW.matcher(JSON.writeValueAsString(copy));
        return raws.replaceAll(raw -> Matcher.quoteReplacement(RAWS.get(Integer.parseInt(raw.group(1)))));
    }

    /** Bytes of which some are others than they were. */
    byte[] garbled(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        byte[] changed = bytes.clone();
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(changed, random.nextInt(changed.length));
            case 1 -> {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                yield changed;
            }
            default -> {
                int from = random.nextInt(changed.length);
                byte[] longer = Arrays.copyOf(changed, changed.length * 2 - from);
                System.arraycopy(changed, from, longer, changed.length, changed.length - from);
                yield longer;
            }
        };
    }

    private JsonNode spoil(JsonNode value) {
        if (value instanceof ObjectNode object && !object.isEmpty() && !in(5)) {
            spoilMember(object);
            return object;
        }
        if (value instanceof ArrayNode array && !array.isEmpty() && !in(10)) {
            int index = random.nextInt(array.size());
            if (in(10)) {
                for (int i = 0; i < 300; i++) {
                    array.add(array.get(index));
                }
            } else {
                array.set(index, spoil(array.get(index)));
            }
            return array;
        }
        return bad();
    }

    private void spoilMember(ObjectNode object) {
        Map.Entry<String, JsonNode> member = one(List.copyOf(object.properties()));
        switch (random.nextInt(10)) {
            case 0 -> object.remove(member.getKey());
            case 1 -> object.set(text(), bad());
            case 2 -> object.set(member.getKey(), bad());
            default -> object.set(member.getKey(), spoil(member.getValue()));
        }
    }

    private JsonNode bad() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.booleanNode(true);
            case 3 -> NODES.arrayNode();
            case 4 -> NODES.stringNode("@raw" + random.nextInt(RAWS.size()) + "@");
            default -> NODES.stringNode(text());
        };
    }
}
