package io.recourse.command.incident;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.INCIDENT;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.SampleIncident.RESOLUTION;
import static io.recourse.sample.SampleIncident.added;
import static io.recourse.sample.SampleIncident.declared;
import static io.recourse.sample.SampleIncident.ended;
import static io.recourse.sample.SampleIncident.started;
import static io.recourse.sample.SampleIncident.worked;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.incident.AddIncidentCase;
import io.recourse.incident.CaseResult;
import io.recourse.incident.EndResolution;
import io.recourse.incident.IncidentCasesWorked;
import io.recourse.incident.IncidentResolutionStarted;
import io.recourse.incident.RecordCaseResults;
import io.recourse.incident.ResolveIncident;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.sample.Sample;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private static final Act AGAIN = act("again", "supervisor-1", Role.SUPERVISOR);
    private static final CaseResult RESOLVED = CaseResult.of(CASE, CaseResult.Kind.RESOLVED);
    private static final CaseResult REFUSED = CaseResult.refused(Sample.dispute(2), Rule.CREDIT_OUTSTANDING);

    private final AggregateTestFixture<Incident> fixture = new AggregateTestFixture<>(Incident.class);

    @Test
    void knowsACaseOnce() {
        fixture.given(declared(), added(CASE))
                .when(new AddIncidentCase(INCIDENT, CASE, act("x")))
                .expectNoEvents();
    }

    @Test
    void isNotResolvedTwiceAtOnce() {
        fixture.given(declared(), added(CASE), started(1))
                .when(new ResolveIncident(INCIDENT, RESOLUTION, AGAIN))
                .expectException(Rejected.class)
                .expectExceptionDetails(Rejection.of(Rule.INCIDENT_BEING_RESOLVED, "incidentId", INCIDENT));
    }

    @Test
    void answersARequestThatIsRepeatedAsTheFirstTime() {
        fixture.given(declared(), added(CASE), started(1))
                .when(new ResolveIncident(INCIDENT, RESOLUTION, started(1).act()))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isResolvedAgainInANewRun() {
        fixture.given(declared(), added(CASE), started(1), worked(1, RESOLVED), ended(1))
                .when(new ResolveIncident(INCIDENT, RESOLUTION, AGAIN))
                .expectEvents(new IncidentResolutionStarted(INCIDENT, 2, RESOLUTION, AGAIN));
    }

    @Test
    void takesEveryResultOnce() {
        fixture.given(declared(), added(CASE), added(Sample.dispute(2)), started(1), worked(1, RESOLVED))
                .when(new RecordCaseResults(INCIDENT, 1, List.of(RESOLVED, REFUSED), AGAIN))
                .expectEvents(new IncidentCasesWorked(INCIDENT, 1, List.of(REFUSED), AGAIN));
    }

    @Test
    void takesNothingOfARunThatIsOver() {
        fixture.given(declared(), added(CASE), started(1), worked(1, RESOLVED), ended(1), started(2))
                .when(new RecordCaseResults(INCIDENT, 1, List.of(RESOLVED), AGAIN))
                .expectNoEvents();
        fixture.given(declared(), added(CASE), started(1), worked(1, RESOLVED), ended(1))
                .when(new EndResolution(INCIDENT, 1, AGAIN))
                .expectNoEvents();
    }
}
