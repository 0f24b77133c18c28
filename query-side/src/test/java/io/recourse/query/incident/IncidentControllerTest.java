package io.recourse.query.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.incident.CaseResult;
import io.recourse.incident.IncidentCaseAdded;
import io.recourse.incident.IncidentCasesWorked;
import io.recourse.incident.IncidentDeclared;
import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentResolutionEnded;
import io.recourse.incident.IncidentResolutionStarted;
import io.recourse.query.QueryTest;
import io.recourse.rejection.Rule;
import io.recourse.sample.SampleIncident;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentControllerTest extends QueryTest {

    private static final IncidentId PARTLY = id(1);
    private static final IncidentId OPEN = id(2);
    private static final Instant STARTED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Act SUPERVISOR =
            new Act(new Actor("s-1", Role.SUPERVISOR), Channel.API, STARTED, CommandId.of("x"));

    @BeforeAll
    void incidents() {
        happened(new EventLog()
                .addIncident(List.of(
                        declared(PARTLY, "Top-ups stand still 充值延迟", STARTED),
                        new IncidentCaseAdded(PARTLY, CaseEvents.id(1), SUPERVISOR),
                        new IncidentCaseAdded(PARTLY, CaseEvents.id(2), SUPERVISOR),
                        new IncidentCaseAdded(PARTLY, CaseEvents.id(3), SUPERVISOR),
                        new IncidentResolutionStarted(PARTLY, 1, SampleIncident.RESOLUTION, SUPERVISOR),
                        new IncidentCasesWorked(
                                PARTLY,
                                1,
                                List.of(
                                        CaseResult.of(CaseEvents.id(1), CaseResult.Kind.RESOLVED),
                                        CaseResult.refused(CaseEvents.id(2), Rule.CREDIT_OUTSTANDING)),
                                SUPERVISOR),
                        new IncidentResolutionEnded(PARTLY, 1, SUPERVISOR)))
                .addIncident(List.of(declared(OPEN, "Codes do not arrive", STARTED.plus(Duration.ofDays(1))))));
    }

    @Test
    void showsHowFarAResolutionHasCome() {
        Answer answer = get("/api/v1/incidents/" + PARTLY + "?minVersion=6", TestTokens.agent());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).contains("\"6\"");
        assertThat(answer.json().at("/status").asString()).isEqualTo("PARTLY_RESOLVED");
        assertThat(answer.json().at("/title").asString()).contains("充值延迟");
        assertThat(answer.json().at("/progress").toString())
                .isEqualTo("{\"linked\":3,\"resolved\":1,\"failed\":1,\"waiting\":1}");
        assertThat(answer.json().at("/resolution/askedBy").asString()).isEqualTo("s-1");
        assertThat(answer.json().at("/refused/0/disputeId").asString())
                .isEqualTo(CaseEvents.id(2).value());
        assertThat(answer.json().at("/refused/0/rule").asString()).isEqualTo("credit-outstanding");
    }

    @Test
    void listsThemTheLatestFirstInParts() {
        Answer first = get("/api/v1/incidents?limit=1", TestTokens.supervisor());
        assertThat(first.json().at("/items/0/incidentId").asString()).isEqualTo(OPEN.value());
        assertThat(first.json().at("/items/0/status").asString()).isEqualTo("OPEN");

        Answer second = get(
                "/api/v1/incidents?limit=1&cursor="
                        + first.json().at("/nextCursor").asString(),
                TestTokens.supervisor());
        assertThat(second.json().at("/items/0/incidentId").asString()).isEqualTo(PARTLY.value());
        assertThat(second.json().at("/items/0/progress/linked").asInt()).isEqualTo(3);
    }

    @Test
    void unknownIncidentIs404() {
        Answer answer = get("/api/v1/incidents/" + id(9), TestTokens.agent());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/rule").asString()).isEqualTo("incident-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/incidents", "/api/v1/incidents/inc_01K9ZV5N8QJ3E4R7T2W6000001"})
    void onlyStaffReads(String path) {
        assertThat(http().send(http().to(path)).status()).isEqualTo(401);
        assertThat(get(path, TestTokens.merchant("m-1")).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.auditor()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.agent()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/incidents/inc_1",
                "/api/v1/incidents/case_01K9ZV5N8QJ3E4R7T2W6000001",
                "/api/v1/incidents?limit=0",
                "/api/v1/incidents?cursor=x",
                "/api/v1/incidents?status=OPEN"
            })
    void whatCannotBeIsRefused(String path) {
        assertThat(get(path, TestTokens.agent()).status()).isEqualTo(400);
    }

    private static IncidentDeclared declared(IncidentId id, String title, Instant startedAt) {
        return new IncidentDeclared(id, title, Optional.empty(), startedAt, SUPERVISOR);
    }

    private static IncidentId id(int n) {
        return IncidentId.of("inc_01K9ZV5N8QJ3E4R7T2W6" + String.format("%06d", n));
    }
}
