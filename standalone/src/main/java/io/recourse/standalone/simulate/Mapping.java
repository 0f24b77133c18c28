package io.recourse.standalone.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the rows of a log become events, as its mapping file says.
 *
 * @param caseColumn the column that says which case a row is about
 * @param activity the column that says what happened, where there is one
 */
record Mapping(
        String caseColumn,
        Time time,
        Optional<String> activity,
        Optional<Facts> facts,
        Optional<Amount> amount,
        Optional<String> externalDue,
        List<Event> events) {

    Mapping {
        events = List.copyOf(events);
    }

    /** When a row happened.
     *
     * @param zone of times and days without one of their own
     * @param formats how times are written where they are not ISO 8601
     */
    record Time(String column, String zone, Optional<List<String>> formats) {}

    /** What is known of a case, from its first row. */
    record Facts(
            Optional<Fact> reason,
            Optional<Fact> channel,
            Optional<Fact> origin,
            Optional<Fact> product,
            Optional<Fact> jurisdiction,
            Optional<Fact> source,
            Optional<Condition> urgent,
            Optional<List<String>> circumstances) {}

    /** The same for all cases, or by a column.
     *
     * @param values what the column's values mean; where there are none, they are ours
     * @param otherwise what any other value means
     */
    record Fact(
            Optional<String> constant,
            Optional<String> column,
            Optional<Map<String, String>> values,
            Optional<String> otherwise) {}

    /** What is at stake: the first that is filled in a case. */
    record Amount(String column, Optional<String> currency, Optional<String> currencyColumn) {}

    /** What a row means, when all that is said of it holds.
     *
     * @param activities one of them
     * @param notAfter none of these activities came earlier in the log of the case
     * @param at when it was, where not at the row's own time; it was not where the column is empty
     * @param once in the first such row of a case alone
     * @param means triggers and milestones
     * @param stops what makes deadlines stand still
     * @param resumes what no longer does
     */
    record Event(
            Optional<List<String>> activities,
            Optional<List<Condition>> when,
            Optional<List<String>> notAfter,
            Optional<At> at,
            Optional<Boolean> once,
            Optional<List<String>> means,
            Optional<List<String>> stops,
            Optional<List<String>> resumes) {}

    /**
     * @param is one of these values
     * @param atLeast a number not below the sum of these columns, of which the last value of the case counts, or 0
     */
    record Condition(String column, Optional<List<String>> is, Optional<List<String>> atLeast) {}

    /**
     * @param plusDays so many days later, at the same time of day
     * @param notBefore but not before this column's instant
     */
    record At(String column, Optional<Integer> plusDays, Optional<String> notBefore) {}
}
