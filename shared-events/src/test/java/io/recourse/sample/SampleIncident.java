package io.recourse.sample;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.INCIDENT;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Outcome;
import io.recourse.incident.CaseResult;
import io.recourse.incident.IncidentCaseAdded;
import io.recourse.incident.IncidentCasesWorked;
import io.recourse.incident.IncidentDeclared;
import io.recourse.incident.IncidentResolutionEnded;
import io.recourse.incident.IncidentResolutionStarted;
import io.recourse.incident.Resolution;
import io.recourse.rejection.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can happen to {@link Sample#INCIDENT}, an outage of top-ups. */
public final class SampleIncident {

    public static final Resolution RESOLUTION = new Resolution(
            Outcome.CUSTOMER_FAVOUR,
            Basis.POLICY,
            "Your top-up has arrived.",
            Optional.of("您的充值已到账。"),
            Optional.of("Top-ups were booked late."));

    private SampleIncident() {}

    static Stream<Object> all() {
        return Stream.of(
                declared(),
                added(CASE),
                started(1),
                worked(
                        1,
                        CaseResult.of(CASE, CaseResult.Kind.RESOLVED),
                        CaseResult.of(Sample.dispute(2), CaseResult.Kind.CLOSED_BEFORE),
                        CaseResult.refused(Sample.dispute(3), Rule.CREDIT_OUTSTANDING)),
                ended(1));
    }

    public static IncidentDeclared declared() {
        return new IncidentDeclared(
                INCIDENT,
                "Top-ups stand still 充值延迟",
                Optional.of("The bank's channel is down."),
                NOW.minusSeconds(3_600),
                act("declare"));
    }

    public static IncidentCaseAdded added(CaseId caseId) {
        return new IncidentCaseAdded(INCIDENT, caseId, inside("add:" + caseId));
    }

    public static IncidentResolutionStarted started(int run) {
        return new IncidentResolutionStarted(
                INCIDENT, run, RESOLUTION, act("resolve:" + run, "supervisor-1", Role.SUPERVISOR));
    }

    public static IncidentCasesWorked worked(int run, CaseResult... results) {
        return new IncidentCasesWorked(INCIDENT, run, List.of(results), inside("tried:" + run));
    }

    public static IncidentResolutionEnded ended(int run) {
        return new IncidentResolutionEnded(INCIDENT, run, inside("end:" + run));
    }

    private static Act inside(String intention) {
        return Act.bySystem("incidents", NOW, intention);
    }
}
