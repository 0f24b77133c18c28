package io.recourse.rejection;

import java.util.Map;

/**
 * Why a command was refused.
 *
 * @param args values for the rule's text, by name; never personal data
 */
public record Rejection(Rule rule, Map<String, String> args) {

    public static Rejection of(Rule rule) {
        return new Rejection(rule, Map.of());
    }

    public static Rejection of(Rule rule, String name, Object value) {
        return new Rejection(rule, Map.of(name, value.toString()));
    }

    public static Rejection of(Rule rule, String name, Object value, String name2, Object value2) {
        return new Rejection(rule, Map.of(name, value.toString(), name2, value2.toString()));
    }
}
