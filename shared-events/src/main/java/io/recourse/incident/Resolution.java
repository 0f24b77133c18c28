package io.recourse.incident;

import io.recourse.dispute.Basis;
import io.recourse.dispute.Outcome;
import io.recourse.runtime.language.Language;
import java.util.Optional;

/** How all cases of an incident end. Its texts are about a cause and many customers, never about a person.
 *
 * @param message what every customer is told
 * @param messageChinese what customers are told who are to be answered in Chinese; empty for the same
 * @param summary why the cases are closed, for staff
 */
public record Resolution(
        Outcome outcome, Basis basis, String message, Optional<String> messageChinese, Optional<String> summary) {

    /** @param language in which the customer is to be answered, if that is known */
    public String messageIn(Optional<Language> language) {
        return language.filter(Language.CHINESE::equals)
                .flatMap(chinese -> messageChinese)
                .orElse(message);
    }
}
