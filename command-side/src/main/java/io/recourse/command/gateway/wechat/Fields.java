package io.recourse.command.gateway.wechat;

import io.recourse.command.gateway.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object, from which only what is asked for is taken. Names fields where it complains, and never quotes. */
@SuppressWarnings("UnusedException")
record Fields(JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Fields of(String json) throws Unreadable {
        try {
            return of(JSON.readTree(json));
        } catch (JacksonException e) {
            throw new Unreadable("not JSON");
        }
    }

    private static Fields of(JsonNode node) throws Unreadable {
        if (!node.isObject()) {
            throw new Unreadable("not a JSON object");
        }
        return new Fields(node);
    }

    Fields inner(String name) throws Unreadable {
        return of(node.path(name));
    }

    String text(String name) throws Unreadable {
        String text = textOr(name, "");
        if (text.isEmpty()) {
            throw new Unreadable("without " + name);
        }
        return text;
    }

    String textOr(String name, String other) {
        JsonNode field = node.path(name);
        return field.isString() ? field.stringValue() : other;
    }

    long integer(String name) throws Unreadable {
        JsonNode field = node.path(name);
        if (!field.isIntegralNumber() || !field.canConvertToLong()) {
            throw new Unreadable("without " + name);
        }
        return field.longValue();
    }

    Instant time(String name) throws Unreadable {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable(name + " is no time");
        }
    }
}
