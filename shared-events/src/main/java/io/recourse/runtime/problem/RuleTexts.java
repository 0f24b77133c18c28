package io.recourse.runtime.problem;

import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.language.Texts;

/** Rules and refusals in words. */
public final class RuleTexts {

    private static final Texts RULES = new Texts("io.recourse.rejection.rules");

    private RuleTexts() {}

    /** Why something was, or would be, refused; what the rule says in general when no more is known. */
    public static String detail(Rejection rejection, Language language) {
        String detail = RULES.get(language, rejection.rule().slug() + ".detail", rejection.args());
        return Texts.complete(detail) ? detail : about(rejection.rule(), language);
    }

    static String about(Rule rule, Language language) {
        return RULES.get(language, rule.slug() + ".about");
    }
}
