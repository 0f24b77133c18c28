package io.recourse.standalone.cfpb;

import io.recourse.dispute.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** The reason of a complaint, by product and issue: {@code reasons.csv}. */
final class Reasons {

    private static final String ANY_PRODUCT = "*";

    private record Key(String product, String issue) {}

    private final Map<Key, Reason> byIssue = new HashMap<>();

    Reasons() {
        for (CSVRecord line : MappingFile.lines("reasons.csv")) {
            byIssue.put(new Key(line.get("product"), line.get("issue")), Reason.valueOf(line.get("reason")));
        }
    }

    /** Empty for an issue that the table does not name; {@link Reason#OTHER} is the reason then. */
    Optional<Reason> of(String product, String issue) {
        return Optional.ofNullable(byIssue.get(new Key(product, issue)))
                .or(() -> Optional.ofNullable(byIssue.get(new Key(ANY_PRODUCT, issue))));
    }
}
