package io.recourse.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * One text for JSON that says the same: without space, and the members of every object in the order of their names. Strings and
 * numbers stay as they are written.
 */
public final class CanonicalJson {

    private final String json;
    private int at;

    private CanonicalJson(String json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException when it is not one JSON value, or an object has a name twice */
    public static String of(String json) {
        CanonicalJson reader = new CanonicalJson(json);
        String value = reader.value();
        reader.space();
        if (reader.at != json.length()) {
            throw reader.malformed();
        }
        return value;
    }

    private String value() {
        space();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private String object() {
        Map<String, String> members = new TreeMap<>();
        at++;
        space();
        while (peek() != '}') {
            space();
            String quoted = string();
            String name = quoted.substring(1, quoted.length() - 1);
            space();
            take(':');
            if (members.put(name, value()) != null) {
                throw malformed();
            }
            next('}');
        }
        at++;
        StringBuilder text = new StringBuilder("{");
        members.forEach((name, value) -> {
            text.append(text.length() > 1 ? "," : "");
            text.append('"').append(name).append("\":").append(value);
        });
        return text.append('}').toString();
    }

    private String array() {
        StringBuilder text = new StringBuilder("[");
        at++;
        space();
        while (peek() != ']') {
            text.append(text.length() > 1 ? "," : "").append(value());
            next(']');
        }
        at++;
        return text.append(']').toString();
    }

    /** Goes on after a comma, or stays before {@code end}. */
    private void next(char end) {
        space();
        if (peek() != end) {
            take(',');
            space();
            if (peek() == end) {
                throw malformed();
            }
        }
    }

    private String string() {
        int from = at;
        take('"');
        while (peek() != '"') {
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
        return json.substring(from, at);
    }

    private String word() {
        int from = at;
        while (at < json.length() && "{}[],:\" \t\r\n".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        if (at == from) {
            throw malformed();
        }
        return json.substring(from, at);
    }

    private void space() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= json.length()) {
            throw malformed();
        }
        return json.charAt(at);
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw malformed();
        }
        at++;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("not the JSON of one value, at character " + at);
    }
}
