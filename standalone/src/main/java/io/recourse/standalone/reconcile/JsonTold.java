package io.recourse.standalone.reconcile;

import io.recourse.command.reconciliation.BadLine;
import io.recourse.command.reconciliation.Difference;
import io.recourse.command.reconciliation.ReconciliationReport;
import io.recourse.runtime.json.StoredJson;
import io.recourse.standalone.Console;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A document on each line: {@code difference}, {@code badLine}, and at the end {@code report}. */
final class JsonTold implements Told {

    /** Accounts that do not balance are told by the report alone. */
    private static final int LISTED = 1_000;

    private final Console console;
    private final JsonMapper json = StoredJson.mapper();

    JsonTold(Console console) {
        this.console = console;
    }

    @Override
    public int listed() {
        return LISTED;
    }

    @Override
    public void found(Difference difference) {
        console.say(json.writeValueAsString(Map.of("difference", difference)));
    }

    @Override
    public void bad(BadLine line) {
        console.say(json.writeValueAsString(Map.of("badLine", line)));
    }

    @Override
    public void report(ReconciliationReport report) {
        console.say(json.writeValueAsString(Map.of("report", report)));
    }
}
