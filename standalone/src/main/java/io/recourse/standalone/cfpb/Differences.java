package io.recourse.standalone.cfpb;

import static java.util.stream.Collectors.toMap;

import io.recourse.dispute.Complaint;
import io.recourse.dispute.ExternalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells in what two accounts of one complaint contradict each other. What only one of them mentions is no contradiction. */
final class Differences {

    private Differences() {}

    /** The names of the columns; empty when the accounts agree. */
    static List<String> between(Complaint one, Complaint other) {
        List<String> columns = new ArrayList<>();
        if (!one.reportedAt().equals(other.reportedAt())) {
            columns.add("the day it was received");
        }
        if (!one.receivedAt().equals(other.receivedAt())) {
            columns.add("the day it was sent to the company");
        }
        if (one.description().isPresent()
                && other.description().isPresent()
                && !one.description().equals(other.description())) {
            columns.add(FileLayout.NARRATIVE);
        }
        Map<String, String> others = values(other);
        values(one).forEach((column, value) -> {
            if (!value.equals(others.getOrDefault(column, value))) {
                columns.add(column);
            }
        });
        return columns.stream().sorted().toList();
    }

    private static Map<String, String> values(Complaint complaint) {
        return complaint.externalValues().stream()
                .filter(value -> value.source().equals(Complaints.SOURCE))
                .collect(toMap(ExternalValue::field, ExternalValue::value, (first, second) -> first));
    }
}
