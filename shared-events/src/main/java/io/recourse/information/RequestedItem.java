package io.recourse.information;

import io.recourse.personal.Personal;
import java.util.Optional;

/** One thing that is asked for.
 *
 * @param mandatory the request is not answered without it
 */
public record RequestedItem(Item item, boolean mandatory, Optional<Personal<String>> details) {

    /** Without what it says in words. */
    RequestedItem silent() {
        return new RequestedItem(item, mandatory, Optional.empty());
    }
}
