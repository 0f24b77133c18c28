package io.recourse.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Party;
import io.recourse.dispute.Stage;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsItWasTest extends QueryTest {

    private static final Instant RECORDED = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant OCCURRED = Instant.parse("2026-04-01T08:00:00Z");
    private static final String WHOLE = "/api/v1/audit/disputes/" + CaseEvents.id(6201);
    private static final String LATE = "/api/v1/audit/disputes/" + CaseEvents.id(6202);
    private static final String REDACTED = "/api/v1/audit/disputes/" + CaseEvents.id(6203);

    @BeforeAll
    void history() {
        happened(new EventLog()
                .recordedFrom(RECORDED)
                .add(CaseEvents.of(6201).merchant("m-6201").whole())
                // Opened at 8, escalated at 10; that there was a contact at 9 was written down last.
                .add(CaseEvents.of(6202)
                        .at(OCCURRED)
                        .opened()
                        .at(OCCURRED.plusSeconds(7_200))
                        .escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM)
                        .at(OCCURRED.plusSeconds(3_600))
                        .contact())
                .add(CaseEvents.of(6203)
                        .opened()
                        .message(Party.MERCHANT, Party.OPERATOR, "her name is Gu Lan")
                        .note("she is Gu Lan")
                        .redacted(1)
                        .redacted(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T07:59:59Z,occurred,404,,0",
        "2026-04-01T08:30:00Z,occurred,200,INQUIRY,0",
        "2026-04-01T09:30:00Z,occurred,200,INQUIRY,1",
        "2026-04-01T10:00:00Z,occurred,200,CLAIM,1",
        "2026-05-01T12:00:14Z,recorded,200,CLAIM,0",
        "2026-05-01T12:00:15Z,recorded,200,CLAIM,1"
    })
    void eitherTimeIsLookedUp(String at, String by, int status, String stage, int contacts) {
        Answer answer = get(LATE + "?asOf=" + at + "&by=" + by, TestTokens.auditor());

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.json().at("/stage").asString()).isEqualTo(stage);
            assertThat(answer.json().at("/contacts").asInt()).isEqualTo(contacts);
            assertThat(answer.header("ETag").isPresent()).isEqualTo(by.equals("recorded"));
        }
    }

    @Test
    void rolesSeeWhatTheyCouldDo() {
        assertThat(actions("AUDITOR", 5)).isEmpty();
        assertThat(actions("AGENT", 5)).contains("Escalate").doesNotContain("Redact", "Reopen");
        assertThat(actions("SUPERVISOR", 5)).contains("Escalate", "Redact").doesNotContain("Reopen");
        assertThat(actions("AGENT", 12)).contains("Reopen").doesNotContain("Escalate");
        assertThat(actions("MERCHANT", 5)).contains("Respond").doesNotContain("Escalate");
    }

    @Test
    void merchantSeesItsOwnView() {
        JsonNode now = get("/api/v1/merchant/disputes/" + CaseEvents.id(6201), TestTokens.merchant("m-6201"))
                .json();
        JsonNode then =
                get(WHOLE + "?atVersion=12&as=MERCHANT", TestTokens.auditor()).json();

        assertThat(then.propertyNames()).isEqualTo(now.propertyNames()).doesNotContain("customerId", "handling");
        assertThat(then.at("/refunds")).isEqualTo(now.at("/refunds"));
        assertThat(then.at("/description")).isEqualTo(now.at("/description"));
    }

    @Test
    void timelineIsToldAsItWas() {
        JsonNode now = get("/api/v1/disputes/" + CaseEvents.id(6201) + "/timeline", TestTokens.agent())
                .json();
        JsonNode all =
                get(WHOLE + "/timeline?atVersion=12", TestTokens.auditor()).json();
        JsonNode early = get(WHOLE + "/timeline?asOf=2026-05-01T12:00:04Z&limit=3", TestTokens.auditor())
                .json();
        JsonNode rest = get(
                        WHOLE + "/timeline?asOf=2026-05-01T12:00:04Z&limit=3&cursor="
                                + early.at("/nextCursor").asString(),
                        TestTokens.auditor())
                .json();

        assertThat(all.at("/items")).isEqualTo(now.at("/items"));
        assertThat(Stream.of(early, rest)
                        .flatMap(page -> page.at("/items").valueStream())
                        .map(item -> item.at("/sequence").asLong()))
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(rest.has("nextCursor")).isFalse();
    }

    @Test
    void whatWasRedactedSinceIsNotShownOfBefore() {
        for (String path : List.of(
                "?atVersion=1",
                "?atVersion=4",
                "?asOf=2026-05-01T12:00:18Z&as=MERCHANT",
                "/timeline?atVersion=2",
                "/differences?from=0&to=2")) {
            Answer answer = get(REDACTED + path, TestTokens.auditor());
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("Gu Lan");
        }
        assertThat(get(REDACTED + "/timeline?atVersion=1", TestTokens.auditor())
                        .json()
                        .at("/items/1/text")
                        .asString())
                .contains("[redacted]");
    }

    @Test
    void differencesAreToldInWords() {
        JsonNode answer = get(WHOLE + "/differences?from=5&to=2026-05-01T12:00:09.500Z", TestTokens.auditor())
                .json();

        assertThat(answer.at("/from/version").asLong()).isEqualTo(5);
        assertThat(answer.at("/to/version").asLong()).isEqualTo(9);
        assertThat(answer.at("/events")
                        .valueStream()
                        .map(event -> event.at("/type").asString()))
                .containsExactly("RefundRequested", "RefundFailed", "RefundRequested", "RefundSucceeded");
        assertThat(answer.at("/changes")
                        .valueStream()
                        .map(change -> change.at("/words").asString()))
                .contains("Money: untouched → refunded in full", "Refunded in all: 88.00 CNY");
    }

    @Test
    void differencesAreToldInChinese() {
        Answer answer = http().send(http().to(WHOLE + "/differences?from=5&to=9", TestTokens.auditor())
                .header("Accept-Language", "zh-CN"));

        assertThat(answer.header("Content-Language")).contains("zh-CN");
        assertThat(answer.json()
                        .at("/changes")
                        .valueStream()
                        .map(change -> change.at("/words").asString()))
                .contains("资金：未动用 → 全额退款");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?atVersion=1&by=occurred",
                "?asOf=2026-05-01T12:00:00Z&by=yesterday",
                "?atVersion=1&as=ADMIN",
                "?atVersion=1&as=KING",
                "/timeline",
                "/timeline?atVersion=1&cursor=x",
                "/differences",
                "/differences?from=1",
                "/differences?from=x&to=2",
                "/differences?from=3&to=2",
                "/differences?from=-1&to=2"
            })
    void badRequestIs400(String rest) {
        Answer answer = get(WHOLE + rest, TestTokens.auditor());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/timeline?atVersion=13",
                "/timeline?asOf=2020-01-01T00:00:00Z",
                "/differences?from=0&to=13",
                "/differences?from=2020-01-01T00:00:00Z&to=1"
            })
    void whatWasNotYetIs404(String rest) {
        assertThat(get(WHOLE + rest, TestTokens.auditor()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeline?atVersion=1", "/differences?from=0&to=1"})
    void onlyAuditorsLookBack(String rest) {
        assertThat(http().send(http().to(WHOLE + rest)).status()).isEqualTo(401);
        assertThat(get(WHOLE + rest, TestTokens.supervisor()).status()).isEqualTo(403);
        assertThat(get(WHOLE + rest, TestTokens.merchant("m-6201")).status()).isEqualTo(403);
    }

    private List<String> actions(String role, int version) {
        return get(WHOLE + "?atVersion=" + version + "&as=" + role, TestTokens.auditor())
                .json()
                .at("/allowedActions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
