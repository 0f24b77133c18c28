package io.recourse.standalone.cfpb;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the columns of a file mean. Two layouts are about: the CFPB's own, and one where its "Date received" is called "Date submitted"
 * and its "Date sent to company" is called "Date received". Further columns are welcome, in any order.
 */
record FileLayout(List<String> columns, String received, String sent) {

    static final String ID = "Complaint ID";
    static final String SUBMITTED_VIA = "Submitted via";
    static final String PRODUCT = "Product";
    static final String ISSUE = "Issue";
    static final String NARRATIVE = "Consumer complaint narrative";
    static final String RESPONSE = "Company response to consumer";
    static final String TIMELY = "Timely response?";

    private static final String DATE_RECEIVED = "Date received";
    private static final String DATE_SENT = "Date sent to company";
    private static final String DATE_SUBMITTED = "Date submitted";
    private static final List<String> REQUIRED =
            List.of(ID, SUBMITTED_VIA, PRODUCT, ISSUE, RESPONSE, TIMELY, DATE_RECEIVED);

    FileLayout {
        columns = List.copyOf(columns);
    }

    /** Empty when these are not the columns of a CFPB file. */
    static Optional<FileLayout> of(List<String> header) {
        List<String> columns = header.stream().map(String::strip).toList();
        if (new HashSet<>(columns).size() < columns.size() || !columns.containsAll(REQUIRED)) {
            return Optional.empty();
        }
        if (columns.contains(DATE_SENT)) {
            return Optional.of(new FileLayout(columns, DATE_RECEIVED, DATE_SENT));
        }
        return columns.contains(DATE_SUBMITTED)
                ? Optional.of(new FileLayout(columns, DATE_SUBMITTED, DATE_RECEIVED))
                : Optional.empty();
    }
}
