package io.recourse.command.policy.due;

import java.time.ZoneId;

/** How days are counted. Hours are exact and not counted by days.
 *
 * @param countsTriggerDay whether the day on which it begins is the first day
 * @param rollsForward a last day on which the institution is closed is moved to the next on which it is open
 */
public record Counting(boolean countsTriggerDay, End end, boolean rollsForward, ZoneId zone) {

    /** When on the last day it is too late. */
    public enum End {
        /** At the midnight that ends it. */
        END_OF_DAY,
        CLOSE_OF_BUSINESS,
        /** At the time of day at which it began. */
        SAME_TIME
    }
}
