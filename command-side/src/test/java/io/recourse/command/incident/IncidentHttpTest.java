package io.recourse.command.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.command.CommandHttpTest;
import io.recourse.command.dispute.Disputes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Message;
import io.recourse.dispute.Outcome;
import io.recourse.incident.IncidentId;
import io.recourse.incident.IncidentView;
import io.recourse.rejection.Rule;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An incident by HTTP, from its declaration to the last of its cases. */
class IncidentHttpTest extends CommandHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNKNOWN_INCIDENT = "inc_01K9ZZZZZZZZZZZZZZZZZZZZZZ";
    private static final String UNKNOWN_CASE = "case_01K9ZZZZZZZZZZZZZZZZZZZZZZ";

    @Autowired
    private Incidents incidents;

    @Autowired
    private Disputes disputes;

    @Autowired
    private JdbcClient database;

    @Test
    void declaresAnIncidentOnceForItsKey() {
        String body = "{\"title\": \"Outage\", \"description\": \"d\", \"startedAt\": \"2026-01-05T08:00:00Z\"}";
        Answer first = http().send(http().post("/api/v1/incidents", TestTokens.agent(), body)
                .header("Idempotency-Key", "outage"));
        Answer second = http().send(http().post("/api/v1/incidents", TestTokens.agent(), body)
                .header("Idempotency-Key", "outage"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location"))
                .contains("/api/v1/incidents/" + first.json().at("/incidentId").asString());
        assertThat(first.json().at("/status").asString()).isEqualTo("OPEN");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void linksACase() {
        String incident = office().declare();
        String caseId = office().open("ENGLISH");

        Answer linked = office().onCase(caseId, "incident", "{\"incidentId\": \"" + incident + "\"}");

        assertThat(linked.status()).as(linked.body()).isEqualTo(200);
        assertThat(linked.json().at("/handling/incidentId").asString()).isEqualTo(incident);
        await().atMost(PATIENCE).until(() -> view(incident).progress().linked() == 1);
    }

    @Test
    void knowsNoOtherIncident() {
        String caseId = office().open("ENGLISH");
        for (Answer answer : List.of(
                office().onCase(caseId, "incident", "{\"incidentId\": \"" + UNKNOWN_INCIDENT + "\"}"),
                office().link(UNKNOWN_INCIDENT, List.of(caseId)),
                office().resolve(UNKNOWN_INCIDENT, "CUSTOMER_FAVOUR"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().at("/rule").asString()).isEqualTo("incident-unknown");
        }
    }

    @Test
    void saysOfEveryCaseWhetherItWasLinked() {
        String incident = office().declare();
        String fresh = office().open("ENGLISH");
        String linkedBefore = office().open("ENGLISH");
        String elsewhere = office().open("ENGLISH");
        String closed = office().open("ENGLISH");
        office().link(incident, List.of(linkedBefore));
        office().link(office().declare(), List.of(elsewhere));
        office().onCase(closed, "closure", "{\"outcome\": \"NO_FAULT\", \"basis\": \"POLICY\"}");

        Answer answer = office().link(incident, List.of(fresh, linkedBefore, elsewhere, closed, UNKNOWN_CASE));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/results").values())
                .extracting(result -> result.at("/linked").asBoolean() + " "
                        + result.at("/rule").asString(""))
                .containsExactly(
                        "true ",
                        "true ",
                        "false incident-linked",
                        "false action-not-allowed-in-phase",
                        "false case-unknown");
    }

    @Test
    void closesEveryLinkedCaseAndTellsTheCustomersInTheNameOfTheSupervisor() {
        String incident = office().declare();
        String english = office().open("ENGLISH");
        String chinese = office().open("CHINESE");
        office().link(incident, List.of(english, chinese));

        Answer started = office().resolve(incident, "CUSTOMER_FAVOUR");

        assertThat(started.status()).as(started.body()).isEqualTo(202);
        assertThat(started.json().at("/status").asString()).isEqualTo("RESOLVING");
        assertThat(started.json().at("/resolution/askedBy").asString()).isEqualTo("supervisor");
        awaitStatus(incident, "RESOLVED");
        assertThat(view(incident).progress().resolved()).isEqualTo(2);
        for (String id : List.of(english, chinese)) {
            assertThat(dispute(id).closed()).isTrue();
            assertThat(dispute(id).verdict().orElseThrow().outcome()).isEqualTo(Outcome.CUSTOMER_FAVOUR);
            assertThat(actors(id, "DisputeClosed")).containsExactly("supervisor SUPERVISOR");
            assertThat(actors(id, "MessageSent")).containsExactly("supervisor SUPERVISOR");
        }
        assertThat(message(english)).isEqualTo("Your top-up has arrived.");
        assertThat(message(chinese)).isEqualTo("您的充值已到账。");
    }

    @Test
    void reportsWhatWasRefusedAndTriesItAgainWhenAsked() {
        String incident = office().declare();
        String easy = office().open("ENGLISH");
        String decided = office().open("ENGLISH");
        String ended = office().open("ENGLISH");
        office().link(incident, List.of(easy, decided, ended));
        assertThat(office().onCase(decided, "decision", "{\"outcome\": \"NO_FAULT\"}")
                        .status())
                .isEqualTo(200);
        office().onCase(ended, "closure", "{\"outcome\": \"NO_FAULT\", \"basis\": \"POLICY\"}");

        office().resolve(incident, "CUSTOMER_FAVOUR");

        awaitStatus(incident, "PARTLY_RESOLVED");
        assertThat(view(incident).refused())
                .containsExactly(new IncidentView.RefusedCase(CaseId.of(decided), Rule.OUTCOME_DIFFERS));
        assertThat(view(incident).progress().resolved()).isEqualTo(2);
        assertThat(dispute(decided).closed()).isFalse();
        assertThat(dispute(decided).dealings().messages())
                .as("not told that it is over")
                .isEmpty();
        assertThat(dispute(ended).dealings().messages()).isEmpty();

        assertThat(office().resolve(incident, "NO_FAULT").status()).isEqualTo(202);

        awaitStatus(incident, "RESOLVED");
        assertThat(view(incident).progress().resolved()).isEqualTo(3);
        assertThat(dispute(decided).closed()).isTrue();
        assertThat(actors(easy, "DisputeClosed")).hasSize(1);
        assertThat(actors(easy, "MessageSent")).hasSize(1);
    }

    @Test
    void resolvesACaseAgainThatWasReopened() {
        String incident = office().declare();
        String caseId = office().open("ENGLISH");
        office().link(incident, List.of(caseId));
        office().resolve(incident, "CUSTOMER_FAVOUR");
        awaitStatus(incident, "RESOLVED");
        assertThat(office().onCase(caseId, "reopening", "{\"reason\": \"still not there\"}")
                        .status())
                .isEqualTo(200);

        office().resolve(incident, "CUSTOMER_FAVOUR");

        await().atMost(PATIENCE).until(() -> dispute(caseId).closed());
        assertThat(actors(caseId, "DisputeClosed")).hasSize(2);
    }

    @Test
    void isAskedForOnceHoweverOftenTheRequestIsRepeated() {
        String incident = office().declare();
        office().link(incident, List.of(office().open("ENGLISH")));
        String path = "/api/v1/incidents/" + incident + "/resolution";
        String body = "{\"outcome\": \"NO_FAULT\", \"basis\": \"POLICY\", \"message\": \"over\"}";

        Answer first =
                http().send(http().post(path, TestTokens.supervisor(), body).header("Idempotency-Key", incident));
        awaitStatus(incident, "RESOLVED");
        Answer second =
                http().send(http().post(path, TestTokens.supervisor(), body).header("Idempotency-Key", incident));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(view(incident).resolution().orElseThrow().run()).isEqualTo(1);
    }

    @Test
    void onlyASupervisorResolves() {
        String path = "/api/v1/incidents/" + office().declare() + "/resolution";
        String body = "{\"outcome\": \"NO_FAULT\", \"basis\": \"POLICY\", \"message\": \"over\"}";

        assertThat(office().post(path, TestTokens.agent(), body).status()).isEqualTo(403);
        assertThat(office().post(path, TestTokens.merchant("m-1"), body).status())
                .isEqualTo(403);
        assertThat(office().post(path, TestTokens.auditor(), body).status()).isEqualTo(403);
        assertThat(office().post(path, "nonsense", body).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/incidents", "/api/v1/incidents/" + UNKNOWN_INCIDENT + "/cases"})
    void onlyStaffWorksOnIncidents(String path) {
        assertThat(office().post(path, TestTokens.merchant("m-1"), "{}").status())
                .isEqualTo(403);
        assertThat(office().post(path, TestTokens.admin(), "{}").status()).isEqualTo(403);
        assertThat(http().send(http().to(path).POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(401);
    }

    static Stream<String> badIncidents() {
        return Stream.of(
                "{}",
                "[]",
                "{\"title\": \" \", \"startedAt\": \"2026-01-05T08:00:00Z\"}",
                "{\"title\": \"" + "x".repeat(201) + "\", \"startedAt\": \"2026-01-05T08:00:00Z\"}",
                "{\"title\": \"x\", \"startedAt\": \"yesterday\"}",
                "{\"title\": \"x\", \"startedAt\": \"2026-01-05T08:00:00Z\", \"severity\": 1}",
                "{\"title\": \"a\\u0000b\", \"startedAt\": \"2026-01-05T08:00:00Z\"}",
                "{\"title\": \"x\", \"description\": \"" + "x".repeat(4_001)
                        + "\", \"startedAt\": \"2026-01-05T08:00:00Z\"}");
    }

    @ParameterizedTest
    @MethodSource("badIncidents")
    void refusesAMalformedDeclaration(String body) {
        assertThat(office().post("/api/v1/incidents", TestTokens.agent(), body).status())
                .isEqualTo(400);
    }

    @Test
    void nothingStartsInTheFuture() {
        Answer answer = office().post("/api/v1/incidents", TestTokens.agent(), """
                {"title": "x", "startedAt": "2999-01-01T00:00:00Z"}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/rule").asString()).isEqualTo("occurred-in-future");
    }

    @Test
    void takesOneToFiveHundredCasesEachOnce() {
        String incident = office().declare();
        assertThat(office().link(incident, List.of()).status()).isEqualTo(400);
        assertThat(office().link(incident, List.of("case_1")).status()).isEqualTo(400);
        assertThat(office().link(incident, List.of(UNKNOWN_CASE, UNKNOWN_CASE)).status())
                .isEqualTo(400);
        assertThat(office().link(incident, Collections.nCopies(501, UNKNOWN_CASE))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"outcome\": \"NO_FAULT\", \"basis\": \"POLICY\"}",
                "{\"outcome\": \"NO_FAULT\", \"basis\": \"POLICY\", \"message\": \"  \"}",
                "{\"outcome\": \"OURS\", \"basis\": \"POLICY\", \"message\": \"x\"}",
                "{\"outcome\": \"NO_FAULT\", \"basis\": \"POLICY\", \"message\": \"x\", \"messageChinese\": \"\"}"
            })
    void refusesAMalformedResolution(String body) {
        String path = "/api/v1/incidents/" + office().declare() + "/resolution";
        assertThat(office().post(path, TestTokens.supervisor(), body).status()).isEqualTo(400);
    }

    private Office office() {
        return new Office(http());
    }

    private void awaitStatus(String incident, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view(incident).status()).hasToString(status));
    }

    private IncidentView view(String incident) {
        return IncidentView.of(incidents.find(IncidentId.of(incident)).orElseThrow());
    }

    private CaseState dispute(String id) {
        return disputes.find(CaseId.of(id)).orElseThrow().state();
    }

    private String message(String id) {
        List<Message> messages = dispute(id).dealings().messages();
        assertThat(messages).hasSize(1);
        return messages.getFirst().text().orElseThrow().value();
    }

    private List<String> actors(String caseId, String event) {
        return database.sql("""
                        SELECT convert_from(payload, 'UTF8')::jsonb #>> '{act,actor,id}' || ' '
                            || (convert_from(payload, 'UTF8')::jsonb #>> '{act,actor,role}')
                        FROM command.domain_event_entry WHERE aggregate_identifier = ? AND payload_type LIKE ?""")
                .param(caseId)
                .param("%." + event)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
