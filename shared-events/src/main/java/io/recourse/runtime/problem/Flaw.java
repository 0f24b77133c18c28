package io.recourse.runtime.problem;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that is wrong with a request, before it is put into words.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the body, {@code ?name} for a parameter, {@code {name}} for a part of the path,
 *     {@code name:} for a header, {@code part:name} for a part of a multipart body
 * @param arguments for the kind's text, by name; never personal data
 */
public record Flaw(String pointer, Kind kind, Map<String, String> arguments) {

    public static Flaw at(String pointer, Kind kind) {
        return new Flaw(pointer, kind, Map.of());
    }

    public static Flaw at(String pointer, Kind kind, String name, Object value) {
        return new Flaw(pointer, kind, Map.of(name, value.toString()));
    }

    /** A value that its own type refused, with the reason that the type gave. */
    public static Flaw refused(String pointer, IllegalArgumentException reason) {
        return reason.getMessage() == null
                ? at(pointer, Kind.INVALID)
                : at(pointer, Kind.REFUSED_BECAUSE, "reason", reason.getMessage());
    }

    /** The pointer to a parameter of the query. */
    public static String parameter(String name) {
        return "?" + name;
    }

    public static String header(String name) {
        return name + ":";
    }

    public static String part(String name) {
        return "part:" + name;
    }

    /** The pointer to one of several parts with the same name, the first at 0. */
    public static String part(String name, int index) {
        return part(name) + "[" + index + "]";
    }

    static String pathVariable(String name) {
        return "{" + name + "}";
    }

    /** @param wanted an enum */
    public static Flaw notOneOf(String pointer, Class<?> wanted) {
        String allowed =
                Arrays.stream(wanted.getEnumConstants()).map(Object::toString).collect(joining(", "));
        return at(pointer, Kind.NOT_ONE_OF, "allowed", allowed);
    }

    /** What can be wrong. Arguments: TOO_LONG, TOO_MANY, TOO_FEW {@code limit}; NOT_ONE_OF {@code allowed}; FILE_INFECTED {@code signature}. */
    public enum Kind {
        REQUIRED,
        BLANK,
        EMPTY,
        UNKNOWN_FIELD,
        DUPLICATE,
        WRONG_TYPE,
        INVALID,
        REFUSED_BECAUSE,
        NOT_TEXT,
        TOO_LONG,
        TOO_MANY,
        TOO_FEW,
        NOT_POSITIVE,
        OUT_OF_RANGE,
        NOT_ONE_OF,
        NOT_AN_INSTANT,
        NOT_A_DATE,
        MALFORMED_CURSOR,
        MALFORMED_VERSION,
        MALFORMED_KEY,
        FILE_TYPE,
        FILE_MEMBER_TYPE,
        FILE_DAMAGED,
        FILE_ENCRYPTED,
        FILE_ACTIVE,
        FILE_EMBEDS,
        FILE_PROGRAM,
        FILE_NESTED,
        FILE_UNPACKS,
        FILE_PATH,
        FILE_AMBIGUOUS,
        FILE_INFECTED;

        String key() {
            return "flaw." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
