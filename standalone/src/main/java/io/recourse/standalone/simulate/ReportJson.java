package io.recourse.standalone.simulate;

import io.recourse.command.policy.simulation.Report;
import io.recourse.runtime.json.StoredJson;

/** The report for programs, with all differences. */
final class ReportJson {

    private ReportJson() {}

    static String of(Report report) {
        return StoredJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }
}
