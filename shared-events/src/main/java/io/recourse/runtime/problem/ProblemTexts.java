package io.recourse.runtime.problem;

import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;

/** Problems and rules in words of one language. */
record ProblemTexts(Language language) {
    private static final Texts PROBLEMS = new Texts("io.recourse.runtime.problem.problems");
    private static final Texts RULES = new Texts("io.recourse.rejection.rules");

    String title(ProblemType type) {
        return PROBLEMS.get(language, type.slug() + ".title");
    }

    /** What it means and what the caller can do, for the documentation. */
    String about(ProblemType type) {
        return PROBLEMS.get(language, type.slug() + ".about");
    }

    String detail(Failure failure) {
        String detail = failure.rejection()
                .map(this::refusal)
                .orElseGet(() -> PROBLEMS.get(language, failure.type().slug() + ".detail", failure.arguments()));
        // Who knows no more than a status has no arguments for the particular text.
        return Texts.complete(detail)
                ? detail
                : failure.rejection().map(r -> rule(r.rule())).orElseGet(() -> about(failure.type()));
    }

    String rule(Rule rule) {
        return RULES.get(language, rule.slug() + ".about");
    }

    Problem.Violation violation(Flaw flaw) {
        return new Problem.Violation(
                flaw.pointer(), PROBLEMS.get(language, flaw.kind().key(), flaw.arguments()));
    }

    private String refusal(Rejection rejection) {
        return RULES.get(language, rejection.rule().slug() + ".detail", rejection.args());
    }
}
