package io.recourse.standalone.cfpb;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One complaint of the file.
 *
 * @param line where it begins in the file
 * @param text all of it, as it stands there
 * @param received the day on which the CFPB received it
 * @param sent the day on which it was sent to the company: what the company's time counts from
 * @param response what the company did, in the CFPB's words; empty when it did nothing
 * @param verbatim every other column that is not empty, as it stands in the file, in the file's order
 */
record ComplaintRow(
        long line,
        String text,
        String id,
        LocalDate received,
        LocalDate sent,
        String submittedVia,
        String product,
        String issue,
        Optional<String> narrative,
        Optional<String> response,
        boolean timely,
        SequencedMap<String, String> verbatim) {

    /** The first day on which both the CFPB and the company had it. */
    LocalDate opened() {
        return sent.isBefore(received) ? received : sent;
    }

    /** Whether it says the same as {@code other}, wherever in the file either stands. */
    boolean sameContent(ComplaintRow other) {
        return received.equals(other.received)
                && sent.equals(other.sent)
                && narrative.equals(other.narrative)
                && sorted(verbatim).equals(sorted(other.verbatim));
    }

    private static Map<String, String> sorted(Map<String, String> values) {
        return new TreeMap<>(values);
    }
}
