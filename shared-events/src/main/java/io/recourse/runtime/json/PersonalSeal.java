package io.recourse.runtime.json;

import io.recourse.personal.Owner;
import java.util.Optional;

/** Protects personal text wherever it is stored or sent. */
public interface PersonalSeal {

    /** The same text of the same owner gives the same, so that what is stored of equal states is equal. */
    String seal(Owner owner, String text);

    /** Whether text that was sealed like this is written again as it is: by a customer's own key, and not by everybody's. */
    boolean lasts(String sealed);

    /** @return empty when the owner is forgotten */
    Optional<String> open(String sealed);
}
