package io.recourse.command.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.CommandHttpTest;
import io.recourse.command.policy.TestPacks;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Packs and calendars over HTTP: listed, shown, tried, added, and asked what they would say of a case. */
class PoliciesHttpTest extends CommandHttpTest {

    private static final String PATH = "/api/v1/admin/policies";
    private static final String CALENDARS = "/api/v1/admin/calendars";
    private static final String PREVIEWS = "/api/v1/policies/previews";
    private static final String OWN = """
            id: own-answer
            version: %d
            title: An answer in %d hours
            effectiveFrom: 2026-01-01
            sourceVersion: for tests
            calendar: weekdays
            appliesTo: {sources: [own-answer-test]}
            deadlines:
              - name: FIRST_RESPONSE
                id: OWN-1
                party: OPERATOR
                due: {after: NOTICE_RECEIVED, hours: %d}
                metBy: [CUSTOMER_ANSWERED, CASE_CLOSED]
                onExpiry:
                  - {effect: ESCALATE, to: MANAGEMENT}
                citation: for tests
                confidence: VERIFIED
            """;

    @Test
    void listsAndShowsWhatIsShipped() {
        Answer list = get(PATH);
        assertThat(list.status()).isEqualTo(200);
        assertThat(StreamSupport.stream(list.json().get("items").spliterator(), false)
                        .map(item -> item.get("id").asString() + "."
                                + item.get("version").asInt()))
                .contains("house.1", "complaint-portal-15-60.3");
        Answer house = get(PATH + "/house/1");
        assertThat(house.status()).isEqualTo(200);
        assertThat(house.header("Content-Type").orElseThrow()).startsWith("application/yaml");
        assertThat(house.body()).contains("id: house");
        assertThat(get(PATH + "/house/99").status()).isEqualTo(404);
        assertThat(get(PATH + "/house/x").status()).isEqualTo(400);
        assertThat(get(PATH + "/house/0").status()).isEqualTo(404);
        assertThat(get(PATH + "/No%20id/1").status()).isEqualTo(404);
    }

    @Test
    void addsAVersionThatNewCasesGetAndOldOnesDoNot() {
        assertThat(post(PATH, OWN.formatted(1, 48, 48)).status()).isEqualTo(201);
        JsonNode first = open("own-1");
        assertThat(policies(first)).contains("own-answer.1");
        Answer added = post(PATH, OWN.formatted(2, 24, 24));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.header("Location")).contains(PATH + "/own-answer/2");
        JsonNode second = open("own-2");
        assertThat(policies(second)).contains("own-answer.2").doesNotContain("own-answer.1");
        String path = "/api/v1/disputes/" + first.get("disputeId").asString();
        Answer noted = staff(path + "/notes", """
                {"text": "seen"}""", TestTokens.agent());
        assertThat(noted.status()).as(noted.body()).isEqualTo(201);
        assertThat(policies(noted.json())).contains("own-answer.1").doesNotContain("own-answer.2");

        Answer byAgent = staff(path + "/policy", """
                {"reason": "the new promise holds for all"}""", TestTokens.agent());
        assertThat(byAgent.status()).isEqualTo(403);
        Answer moved = staff(path + "/policy", """
                {"reason": "the new promise holds for all"}""", TestTokens.supervisor());
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(policies(moved.json())).contains("own-answer.2").doesNotContain("own-answer.1");
        Answer again = staff(path + "/policy", """
                {"reason": "once more"}""", TestTokens.supervisor());
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().get("rule").asString()).isEqualTo("policy-unchanged");
    }

    @Test
    void oneVersionHasOneText() {
        String text = OWN.replace("own-answer", "own-once").formatted(1, 5, 5);
        assertThat(post(PATH, text).status()).isEqualTo(201);
        assertThat(post(PATH, text).status()).isEqualTo(201);
        Answer other = post(PATH, text + "note: changed\n");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("rule").asString()).isEqualTo("policy-version-taken");
        assertThat(post(PATH, TestPacks.shippedText("house", 1) + "note: changed\n")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void namesEveryMistakeByLineAndColumn() {
        String flawed = OWN.formatted(7, 1, 1).replace("party: OPERATOR", "partei: OPERATOR") + "colour: red\n";
        Answer refused = post(PATH, flawed);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("violations"))
                .anySatisfy(violation -> {
                    assertThat(violation.get("pointer").asString()).isEqualTo("/deadlines/0/partei");
                    assertThat(violation.get("message").asString()).contains("line 11, column 5");
                })
                .anySatisfy(violation ->
                        assertThat(violation.get("pointer").asString()).isEqualTo("/colour"));
        Answer tried = post(PATH + "/validations", flawed);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().get("valid").asBoolean()).isFalse();
        assertThat(tried.json().get("flaws")).anySatisfy(flaw -> {
            assertThat(flaw.get("line").asInt()).isEqualTo(11);
            assertThat(flaw.get("column").asInt()).isEqualTo(5);
        });
        assertThat(post(PATH + "/validations", OWN.formatted(8, 1, 1))
                        .json()
                        .get("valid")
                        .asBoolean())
                .isTrue();
        assertThat(get(PATH + "/own-answer/8").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "- a", "a: &x [*x]", "a: !!javax.script.ScriptEngineManager []", "\u0000", "a: b: c"})
    void whatIsNoPackIsRefused(String text) {
        assertThat(post(PATH, text).status()).isEqualTo(400);
        assertThat(post(CALENDARS, text).status()).isEqualTo(400);
        if (!text.isEmpty()) {
            assertThat(post(PATH + "/validations", text).json().get("valid").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void anInstitutionsCalendarTakesThePlaceOfTheShippedOne() {
        String calendar = """
                id: own-bank
                zone: America/New_York
                openingHours: {opens: "09:00", closes: "17:00"}
                closed:
                  - {day: 2026-12-24, name: staff day}
                covered: {from: 2026-01-01, through: 2027-12-31}
                """;
        Answer added = post(CALENDARS, calendar);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(get(CALENDARS).json().get("items")).anySatisfy(item -> {
            assertThat(item.get("id").asString()).isEqualTo("own-bank");
            assertThat(item.get("coveredThrough").asString()).isEqualTo("2027-12-31");
        });
        assertThat(post(CALENDARS + "/validations", calendar)
                        .json()
                        .get("valid")
                        .asBoolean())
                .isTrue();
        assertThat(post(CALENDARS, calendar.replace("2026-12-24", "2028-12-24")).status())
                .isEqualTo(400);
    }

    @Test
    void tellsUntilWhenWeMustAnswerWithoutOpeningACase() {
        for (String path : new String[] {PREVIEWS, PATH + "/previews"}) {
            Answer preview = staff(path, """
                    {"reason": "PRODUCT_NOT_RECEIVED", "jurisdiction": "CN", "channel": "PHONE",
                     "receivedAt": "2026-11-21T02:00:00Z"}""", path.equals(PREVIEWS) ? TestTokens.agent() : TestTokens.admin());
            assertThat(preview.status()).as(preview.body()).isEqualTo(200);
            assertThat(preview.json().get("deadlines")).anySatisfy(deadline -> {
                assertThat(deadline.get("name").asString()).isEqualTo("RESOLUTION");
                assertThat(deadline.get("dueAt").asString()).isEqualTo("2027-01-20T16:00:00Z");
                assertThat(deadline.get("rule").asString()).isEqualTo("HOUSE-END");
                assertThat(deadline.get("citation").asString()).isNotEmpty();
            });
            assertThat(preview.json().get("packs"))
                    .anySatisfy(pack -> assertThat(pack.get("why").asString()).isEqualTo("APPLIES"))
                    .anySatisfy(pack -> {
                        assertThat(pack.at("/pack/id").asString()).isEqualTo("complaint-portal-15-60");
                        assertThat(pack.get("why").asString()).isEqualTo("NOT_CONCERNED");
                        assertThat(pack.get("mismatch").asString()).isEqualTo("jurisdictions");
                    });
        }
    }

    @Test
    void showsWhatAPackWouldSayBeforeItIsEnabled() {
        String text = OWN.replace("own-answer", "own-later").formatted(1, 5, 5) + "enabled: false\n";
        assertThat(post(PATH, text).status()).isEqualTo(201);
        Answer preview = staff(PREVIEWS, """
                {"reason": "OTHER", "source": "own-later-test", "receivedAt": "2026-11-21T02:00:00Z",
                 "pack": {"id": "own-later", "version": 1}}""", TestTokens.agent());
        assertThat(preview.json().at("/packs/0/why").asString()).isEqualTo("NOT_ENABLED");
        assertThat(preview.json().at("/deadlines/0/dueAt").asString()).isEqualTo("2026-11-21T07:00:00Z");
        Answer unknown = staff(PREVIEWS, """
                {"reason": "OTHER", "pack": {"id": "nobody", "version": 1}}""", TestTokens.agent());
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().get("rule").asString()).isEqualTo("policy-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \"NOTHING\"}",
                "{\"reason\": \"OTHER\", \"later\": {\"STATEMENT_SENT\": \"2026-11-21T02:00:00Z\"}}",
                "{\"reason\": \"OTHER\", \"later\": {\"NOTICE_RECEIVED\": \"2026-11-21T02:00:00Z\"}}",
                "{\"reason\": \"OTHER\", \"circumstances\": {\"moments\": {\"DECIDED\": \"2026-11-21T02:00:00Z\"}}}",
                "{\"reason\": \"OTHER\", \"circumstances\": {\"present\": [], \"moments\": {}, \"billingDay\": 32}}",
                "{\"reason\": \"OTHER\", \"surprise\": 1}"
            })
    void aPreviewOfNonsenseIsRefused(String body) {
        assertThat(staff(PREVIEWS, body, TestTokens.agent()).status()).isEqualTo(400);
    }

    @Test
    void triesPacksOnTheCasesThatThereWere() {
        String hours = OWN.replace("own-answer", "own-trial");
        assertThat(post(PATH, hours.formatted(1, 48, 48)).status()).isEqualTo(201);
        assertThat(post(PATH, hours.formatted(2, 24, 24)).status()).isEqualTo(201);
        Answer opened = http().send(
                        http().post("/api/v1/disputes", TestTokens.agent(), """
                        {"customerId": "c-trial", "reason": "SERVICE_QUALITY", "channel": "PHONE", "description": "slow",
                         "receivedAt": "2026-03-02T08:00:00Z", "reportedAt": "2026-03-02T08:00:00Z",
                         "external": {"source": "own-trial-test", "id": "t-1"}}""").header("Idempotency-Key", "trial"));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        Answer report = staff(PATH + "/simulations", """
                {"packs": [{"id": "own-trial", "version": 1}, {"id": "own-trial", "version": 2}],
                 "from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z", "until": "2026-03-04T00:00:00Z"}""", TestTokens.admin());
        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.json().get("cases").asInt()).isOne();
        assertThat(report.json().at("/packs/0/deadlines/0/open").asInt()).isOne();
        assertThat(report.json().at("/packs/1/deadlines/0/overdue").asInt()).isOne();
        assertThat(report.json().at("/comparisons/0/cases").asInt()).isOne();
        Answer unknown = staff(PATH + "/simulations", """
                {"packs": [{"id": "nobody", "version": 1}], "from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z"}""", TestTokens.admin());
        assertThat(unknown.status()).isEqualTo(422);
        Answer backwards = staff(PATH + "/simulations", """
                {"packs": [{"id": "house", "version": 1}], "from": "2026-03-03T00:00:00Z", "to": "2026-03-02T00:00:00Z"}""", TestTokens.admin());
        assertThat(backwards.status()).isEqualTo(400);
    }

    @Test
    void onlyAdministratorsChangeWhatHolds() {
        for (String token : new String[] {
            TestTokens.agent(), TestTokens.supervisor(), TestTokens.merchant("m-7"), TestTokens.auditor()
        }) {
            assertThat(yaml(PATH, OWN.formatted(9, 1, 1), token).status()).isEqualTo(403);
            assertThat(yaml(CALENDARS, "x", token).status()).isEqualTo(403);
            assertThat(http().send(http().to(PATH, token)).status()).isEqualTo(403);
        }
        assertThat(http().send(http().to(PATH)).status()).isEqualTo(401);
        assertThat(staff(PREVIEWS, "{\"reason\": \"OTHER\"}", TestTokens.merchant("m-7"))
                        .status())
                .isEqualTo(403);
    }

    private JsonNode open(String id) {
        Answer opened = http().send(http().post("/api/v1/disputes", TestTokens.agent(), """
                        {"customerId": "c-%s", "reason": "SERVICE_QUALITY", "channel": "PHONE", "description": "slow",
                         "external": {"source": "own-answer-test", "id": "%s"}}""".formatted(id, id))
                .header("Idempotency-Key", id));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return opened.json();
    }

    private static java.util.List<String> policies(JsonNode view) {
        return StreamSupport.stream(view.get("policies").spliterator(), false)
                .map(ref -> ref.get("id").asString() + "." + ref.get("version").asInt())
                .toList();
    }

    private Answer get(String path) {
        return http().send(http().to(path, TestTokens.admin()));
    }

    private Answer post(String path, String yaml) {
        return yaml(path, yaml, TestTokens.admin());
    }

    private Answer yaml(String path, String yaml, String token) {
        return http().send(http().to(path, token)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml)));
    }

    private Answer staff(String path, String json, String token) {
        return http().send(http().post(path, token, json));
    }
}
