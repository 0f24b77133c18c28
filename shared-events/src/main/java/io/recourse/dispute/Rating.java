package io.recourse.dispute;

import io.recourse.work.Satisfaction;

/** How content the customer was when the case was closed.
 *
 * @param sequence of the event that tells it
 */
public record Rating(long sequence, Satisfaction satisfaction) {

    Rating silent() {
        return new Rating(sequence, satisfaction.silent());
    }
}
