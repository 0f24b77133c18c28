package io.recourse.work;

import io.recourse.personal.Personal;
import java.util.Optional;

/** How content the customer was.
 *
 * @param score 1 (not at all) to 5 (very)
 */
public record Satisfaction(int score, Optional<Personal<String>> comment) {

    public static final int LEAST = 1;
    public static final int MOST = 5;

    public Satisfaction {
        if (score < LEAST || score > MOST) {
            throw new IllegalArgumentException("score must be 1 to 5");
        }
    }

    /** Without what it says in words. */
    public Satisfaction silent() {
        return new Satisfaction(score, Optional.empty());
    }
}
