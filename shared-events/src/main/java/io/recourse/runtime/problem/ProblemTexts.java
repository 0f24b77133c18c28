package io.recourse.runtime.problem;

import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;

/** Problems and rules in words of one language. */
record ProblemTexts(Language language) {
    private static final Texts PROBLEMS = new Texts("io.recourse.runtime.problem.problems");

    String title(ProblemType type) {
        return PROBLEMS.get(language, type.slug() + ".title");
    }

    /** What it means and what the caller can do, for the documentation. */
    String about(ProblemType type) {
        return PROBLEMS.get(language, type.slug() + ".about");
    }

    String detail(Failure failure) {
        return failure.rejection()
                .map(rejection -> RuleTexts.detail(rejection, language))
                .orElseGet(() -> problem(failure));
    }

    /** Who knows no more than a status has no arguments for the particular text. */
    private String problem(Failure failure) {
        String detail = PROBLEMS.get(language, failure.type().slug() + ".detail", failure.arguments());
        return Texts.complete(detail) ? detail : about(failure.type());
    }

    String rule(Rule rule) {
        return RuleTexts.about(rule, language);
    }

    Problem.Violation violation(Flaw flaw) {
        return new Problem.Violation(
                flaw.pointer(), PROBLEMS.get(language, flaw.kind().key(), flaw.arguments()));
    }
}
