package io.recourse.runtime.web;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The version that a command was decided on, from {@code If-Match: "7"}. A controller's parameter of this type is filled in.
 *
 * @param version empty when the caller sent no {@code If-Match}, or {@code *}: then any version will do
 */
public record IfMatch(OptionalLong version) {
    private static final Pattern ONE = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    /** @throws ProblemException 400 when the header is weak, a list or anything else than one of our versions */
    static IfMatch of(Optional<String> header) {
        return header.map(String::strip)
                .filter(text -> !text.equals("*"))
                .map(text -> {
                    Matcher matcher = ONE.matcher(text);
                    if (!matcher.matches()) {
                        throw ProblemException.invalidHeader(HttpHeaders.IF_MATCH, Flaw.Kind.MALFORMED_VERSION);
                    }
                    return new IfMatch(OptionalLong.of(Long.parseLong(matcher.group(1))));
                })
                .orElse(new IfMatch(OptionalLong.empty()));
    }

    /** The {@code ETag} of a version, for {@code ResponseEntity.eTag}. */
    public static String eTag(long version) {
        return "\"" + version + "\"";
    }
}
