package io.recourse.standalone.reconcile;

import io.recourse.command.reconciliation.BadLine;
import io.recourse.command.reconciliation.Difference;
import io.recourse.command.reconciliation.ReconciliationReport;

/** How what is found is told: each thing at once, so that nothing has to be remembered. */
interface Told {

    /** How many differences the report has to hold itself. */
    int listed();

    void found(Difference difference);

    void bad(BadLine line);

    void report(ReconciliationReport report);
}
