package io.recourse.standalone.cfpb;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.standalone.imports.BadRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the rows. Written by several threads. */
final class Results {

    private final Map<ComplaintRow, CaseId> cases = new LinkedHashMap<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final List<NotedRow> noted = new ArrayList<>();
    private int opened;
    private int knownBefore;

    synchronized void opened(ComplaintRow row, CaseState state, boolean isNew) {
        cases.put(row, state.id());
        if (isNew) {
            opened++;
        } else {
            knownBefore++;
        }
    }

    /** Somebody else has opened a case for the complaint; it is not ours to answer. */
    synchronized void openedElsewhere(ComplaintRow row) {
        knownBefore++;
        noted.add(new NotedRow(row.line(), "complaint " + row.id() + " has a case that was not opened by an import"));
    }

    synchronized void bad(ComplaintRow row, String reason) {
        bad.add(new BadRow(row.line(), reason, row.text()));
    }

    synchronized void noted(ComplaintRow row, String reason) {
        noted.add(new NotedRow(row.line(), "complaint " + row.id() + ": " + reason));
    }

    /** The row's case; empty when the row did not become one. */
    synchronized Optional<CaseId> caseOf(ComplaintRow row) {
        return Optional.ofNullable(cases.get(row));
    }

    synchronized Map<ComplaintRow, CaseId> cases() {
        return Map.copyOf(cases);
    }

    synchronized List<BadRow> bad() {
        return List.copyOf(bad);
    }

    synchronized List<NotedRow> noted() {
        return List.copyOf(noted);
    }

    synchronized int opened() {
        return opened;
    }

    synchronized int knownBefore() {
        return knownBefore;
    }
}
