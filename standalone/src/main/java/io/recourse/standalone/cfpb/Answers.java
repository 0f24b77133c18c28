package io.recourse.standalone.cfpb;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.recourse.dispute.Basis;
import io.recourse.dispute.Outcome;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** The company's answer, by its response in the CFPB's words: {@code responses.csv}. */
final class Answers {

    private final Map<String, Answer> byResponse = MappingFile.lines("responses.csv").stream()
            .collect(toUnmodifiableMap(line -> line.get("response"), Answers::answer));

    /** Empty for a response that the table does not name. */
    Optional<Answer> to(String response) {
        return Optional.ofNullable(byResponse.get(response));
    }

    private static Answer answer(CSVRecord line) {
        return switch (line.get("does")) {
            case "CLOSE" -> new Answer.Closing(Outcome.valueOf(line.get("outcome")), Basis.valueOf(line.get("basis")));
            case "CONTACT" -> new Answer.Contact();
            default -> throw new IllegalArgumentException("responses.csv, line " + line.getRecordNumber());
        };
    }
}
