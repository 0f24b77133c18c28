package io.recourse.runtime.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What Jackson says about a body that does not fit, with the place as a JSON pointer. */
final class JsonFailures {
    private JsonFailures() {}

    /** @param cause empty when there was no body at all */
    static Failure of(Optional<Throwable> cause) {
        return cause.map(thrown -> switch (thrown) {
                    case UnrecognizedPropertyException e -> invalid(e, Flaw.Kind.UNKNOWN_FIELD);
                    case ValueInstantiationException e -> Failure.invalid(refused(e));
                    case InvalidFormatException e -> Failure.invalid(format(e));
                    case MismatchedInputException e -> mismatched(e);
                    // A number that its place cannot hold.
                    case InputCoercionException e -> invalid(e, Flaw.Kind.WRONG_TYPE);
                    case JacksonException e -> Failure.malformedJson(pointer(e), place(e));
                    default -> Failure.of(ProblemType.MALFORMED_REQUEST);
                })
                .orElseGet(() -> Failure.invalid(Flaw.at("", Flaw.Kind.REQUIRED)));
    }

    private static Failure invalid(JacksonException e, Flaw.Kind kind) {
        return Failure.invalid(Flaw.at(pointer(e), kind));
    }

    private static Failure mismatched(MismatchedInputException e) {
        return invalid(e, missing(e) ? Flaw.Kind.REQUIRED : kindFor(e.getTargetType(), Flaw.Kind.WRONG_TYPE));
    }

    /** Jackson tells a missing member from one of another type by its words alone; a test guards them. */
    private static boolean missing(MismatchedInputException e) {
        return e instanceof InvalidNullException
                || e.getOriginalMessage().startsWith("Missing required creator property")
                || e.getOriginalMessage().startsWith("Null value for creator property");
    }

    private static Flaw format(InvalidFormatException e) {
        Class<?> target = e.getTargetType();
        if (target.isEnum()) {
            return Flaw.notOneOf(pointer(e), target);
        }
        boolean text = e.getValue() instanceof String;
        if (text && target == String.class) {
            return Flaw.at(pointer(e), Flaw.Kind.NOT_TEXT);
        }
        return Flaw.at(pointer(e), kindFor(target, text ? Flaw.Kind.INVALID : Flaw.Kind.WRONG_TYPE));
    }

    private static Flaw.Kind kindFor(Class<?> target, Flaw.Kind otherwise) {
        if (target == Instant.class) {
            return Flaw.Kind.NOT_AN_INSTANT;
        }
        return target == LocalDate.class ? Flaw.Kind.NOT_A_DATE : otherwise;
    }

    private static Flaw refused(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException reason
                ? Flaw.refused(pointer(e), reason)
                : Flaw.at(pointer(e), Flaw.Kind.INVALID);
    }

    /** Position only: Jackson's own message quotes the input and names classes. */
    private static String place(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String pointer(JacksonException e) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            pointer.append('/');
            if (step.getPropertyName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(step.getPropertyName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }
}
