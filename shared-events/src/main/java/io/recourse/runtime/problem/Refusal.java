package io.recourse.runtime.problem;

import static java.util.stream.Collectors.joining;

import io.recourse.runtime.language.Language;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Why something that was given to us cannot be taken, in the words that a request would be answered with. For what does not come as a
 * request: a row of a file, for example.
 *
 * @param rule the slug of the business rule that refused, if one did
 * @param violations what is wrong in which place; may be empty
 */
public record Refusal(Optional<String> rule, String detail, List<Problem.Violation> violations) {

    public Refusal {
        violations = List.copyOf(violations);
    }

    /** Empty when {@code thrown} is a fault of ours or an outage, about which whoever gave it can do nothing. */
    public static Optional<Refusal> in(Throwable thrown, Language language) {
        Failure failure =
                thrown instanceof JacksonException ? JsonFailures.of(Optional.of(thrown)) : Failures.of(thrown);
        return Optional.of(failure)
                .filter(refused -> refused.type().status() < 500)
                .map(refused -> of(refused, new ProblemTexts(language)));
    }

    private static Refusal of(Failure failure, ProblemTexts texts) {
        return new Refusal(
                failure.rejection().map(rejection -> rejection.rule().slug()),
                texts.detail(failure),
                failure.flaws().stream().map(texts::violation).toList());
    }

    /** One line: the rule and what it says, or each place with what is wrong there. */
    public String line() {
        if (rule.isPresent() || violations.isEmpty()) {
            return rule.map(slug -> slug + ": ").orElse("") + detail;
        }
        return violations.stream()
                .map(violation -> (violation.pointer() + " " + violation.message()).strip())
                .collect(joining("; "));
    }
}
