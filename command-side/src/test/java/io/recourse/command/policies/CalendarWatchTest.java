package io.recourse.command.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.CommandHttpTest;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Operators hear of a calendar that ends when somebody counts on it, and not before. */
@ExtendWith(OutputCaptureExtension.class)
class CalendarWatchTest extends CommandHttpTest {

    @Test
    void saysOnceADayThatACalendarEnds(CapturedOutput output) {
        add("""
                id: ending
                zone: UTC
                openingHours: {opens: "09:00", closes: "17:00"}
                covered: {from: 2020-01-01, through: %s}
                """.formatted(LocalDate.now(ZoneOffset.UTC).plusDays(40)), "/api/v1/admin/calendars");
        add(pack("ending-days", "businessDays: 2"), "/api/v1/admin/policies");
        add(pack("ending-hours", "hours: 2"), "/api/v1/admin/policies");
        assertThat(output).doesNotContain("calendar=ending ");

        open("ending-hours");
        assertThat(output).doesNotContain("calendar=ending ");
        open("ending-days");
        open("ending-days");
        assertThat(output.toString().split("calendar-ends calendar=ending ", -1))
                .hasSize(2);
        assertThat(output).contains("daysLeft=40");
        assertThat(usedBy("ending")).containsExactly("ending-days");
    }

    @Test
    void refusesToCountPastTheEnd() {
        add("""
                id: ended
                zone: UTC
                openingHours: {opens: "09:00", closes: "17:00"}
                covered: {from: 2020-01-01, through: 2021-01-01}
                """, "/api/v1/admin/calendars");
        add(pack("ended-days", "businessDays: 2"), "/api/v1/admin/policies");
        var refused = http().send(http().post("/api/v1/disputes", TestTokens.agent(), complaint("ended-days"))
                .header("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("rule").asString()).isEqualTo("calendar-not-covered");
        assertThat(refused.json().get("detail").asString()).contains("ended");
    }

    private List<String> usedBy(String calendar) {
        JsonNode items = http().send(http().to("/api/v1/admin/calendars", TestTokens.admin()))
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("id").asString().equals(calendar))
                .flatMap(item -> StreamSupport.stream(item.get("usedBy").spliterator(), false))
                .map(JsonNode::asString)
                .toList();
    }

    private void open(String source) {
        var opened = http().send(http().post("/api/v1/disputes", TestTokens.agent(), complaint(source))
                .header("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    }

    private static String complaint(String source) {
        String id = UUID.randomUUID().toString();
        return """
                {"customerId": "c-%s", "reason": "SERVICE_QUALITY", "channel": "PHONE", "description": "slow",
                 "external": {"source": "%s", "id": "%s"}}""".formatted(id, source, id);
    }

    private static String pack(String id, String within) {
        return """
                id: %s
                version: 1
                title: For tests
                effectiveFrom: 2020-01-01
                sourceVersion: for tests
                calendar: %s
                appliesTo: {sources: [%s]}
                deadlines:
                  - name: OWN
                    id: OWN-1
                    party: OPERATOR
                    due: {after: NOTICE_RECEIVED, %s}
                    metBy: [CASE_CLOSED]
                    citation: for tests
                    confidence: VERIFIED
                """.formatted(id, id.substring(0, id.indexOf('-')), id, within);
    }

    private void add(String yaml, String path) {
        var added = http().send(http().to(path, TestTokens.admin())
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml)));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }
}
