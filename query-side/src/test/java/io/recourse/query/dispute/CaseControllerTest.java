package io.recourse.query.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Role;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Party;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseControllerTest extends QueryTest {

    private static final CaseId CASE = CaseEvents.id(1001);
    private static final CaseId UNKNOWN = CaseEvents.id(1999);

    @BeforeAll
    void aCase() {
        CaseEvents ruled = CaseEvents.of(1004).opened();
        happened(new EventLog()
                .add(CaseEvents.whole(1001))
                .add(ruled.began(Trigger.ESCALATED, ruled.underRule(CaseEvents.INVESTIGATION, Party.OPERATOR, 10))
                        .suspended(Party.CUSTOMER, CaseEvents.INVESTIGATION)));
    }

    @Test
    void showsTheCaseWithItsVersionAndWhatTheCallerMayDo() {
        Answer answer = get("/api/v1/disputes/" + CASE, TestTokens.agent());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).contains("\"12\"");
        var body = answer.json();
        assertThat(body.at("/disputeId").asString()).isEqualTo(CASE.value());
        assertThat(body.at("/version").asLong()).isEqualTo(12);
        assertThat(body.at("/status").asString()).isEqualTo("CLOSED");
        assertThat(body.at("/funds").asString()).isEqualTo("REFUNDED_FULL");
        assertThat(body.at("/refundedAmount/amount").asString()).isEqualTo("88.00");
        assertThat(body.at("/late/0").asString()).isEqualTo("OPERATOR");
        assertThat(body.at("/allowedActions").toString())
                .contains("RecordContact", "Reopen")
                .doesNotContain("Close", "\"Refund\"");
        assertThat(body.at("/description").asString()).contains("包裹一直没有收到");
    }

    @Test
    void tellsWhenADeadlineIsDueWhereTheReaderIs() {
        String path = "/api/v1/disputes/" + CASE + "/deadlines?zone=";
        var local = get(path + "Asia/Shanghai", TestTokens.agent()).json();

        String dueAt = local.at("/items/0/dueAt").asString();
        String dueAtLocal = local.at("/items/0/dueAtLocal").asString();
        assertThat(dueAtLocal).endsWith("+08:00");
        assertThat(OffsetDateTime.parse(dueAtLocal).toInstant()).isEqualTo(Instant.parse(dueAt));
        assertThat(get(path + "Nowhere/City", TestTokens.agent()).status()).isEqualTo(400);
    }

    @Test
    void listsDeadlinesAndReceipts() {
        var deadlines = get("/api/v1/disputes/" + CASE + "/deadlines", TestTokens.supervisor())
                .json();
        var receipts = get("/api/v1/disputes/" + CASE + "/receipts", TestTokens.supervisor())
                .json();

        assertThat(deadlines.at("/items/0/name").asString()).isEqualTo("FIRST_RESPONSE");
        assertThat(deadlines.at("/items/0/state").asString()).isEqualTo("MET");
        assertThat(deadlines.at("/items/1/state").asString()).isEqualTo("EXPIRED");
        assertThat(receipts.at("/items/0/fileName").asString()).isEqualTo("凭证 1.pdf");
        assertThat(receipts.at("/items/0/kind").asString()).isEqualTo("PAYMENT_VOUCHER");
    }

    @Test
    void showsWhereADeadlineComesFromAndWhatItWaitsFor() {
        var view = get("/api/v1/disputes/" + CaseEvents.id(1004), TestTokens.agent())
                .json();
        var ruled = view.at("/deadlines/2");

        assertThat(view.at("/policies").toString()).isEqualTo("[{\"id\":\"test\",\"version\":1}]");
        assertThat(ruled.at("/name").asString()).isEqualTo("INVESTIGATION");
        assertThat(ruled.at("/state").asString()).isEqualTo("PAUSED");
        assertThat(ruled.at("/policy").toString()).isEqualTo("{\"id\":\"test\",\"version\":1}");
        assertThat(ruled.at("/rule").asString()).isEqualTo("rule-of-1004");
        assertThat(ruled.at("/citation").asString()).isEqualTo("Test Act, section 1004");
        assertThat(ruled.at("/confidence").asString()).isEqualTo("SECONDARY");
        assertThat(ruled.at("/standsStillFor").toString()).isEqualTo("[\"CUSTOMER\"]");
        assertThat(ruled.at("/holds").toString()).isEqualTo("[\"CUSTOMER_AWAITED\"]");
        assertThat(Instant.parse(ruled.at("/extensibleUntil").asString()))
                .isEqualTo(Instant.parse(ruled.at("/dueAt").asString()).plus(Duration.ofDays(10)));
        assertThat(view.at("/deadlines/0").has("rule")).isFalse();
        assertThat(view.at("/deadlines/0").has("extensibleUntil")).isFalse();
        assertThat(view.at("/deadlines/0/holds").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/deadlines", "/receipts", "/timeline"})
    void unknownCaseIs404(String part) {
        Answer answer = get("/api/v1/disputes/" + UNKNOWN + part, TestTokens.agent());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/rule").asString()).isEqualTo("case-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/deadlines", "/receipts", "/timeline"})
    void onlyStaffReads(String part) {
        String path = "/api/v1/disputes/" + CASE + part;

        assertThat(http().send(http().to(path)).status()).isEqualTo(401);
        assertThat(get(path, TestTokens.merchant("m-1")).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.auditor()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.of("nobody")).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.of("x", Role.AGENT)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/disputes/case_1",
                "/api/v1/disputes/%27%20or%201=1",
                "/api/v1/disputes/case_01K9%F0%9F%92%A9",
                "/api/v1/disputes/case_01K900000000000000000000000000000000000000000000000000000000000"
            })
    void idThatCannotExistIsRefused(String path) {
        assertThat(get(path, TestTokens.agent()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minVersion=x", "minVersion=1e9", "minVersion=99999999999999999999", "version=1"})
    void malformedParameterIs400(String query) {
        Answer answer = get("/api/v1/disputes/" + CASE + "?" + query, TestTokens.agent());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void readerOfAVersionThatIsThereNeedNotWait() {
        assertThat(get("/api/v1/disputes/" + CASE + "?minVersion=12", TestTokens.agent())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void readerOfAVersionThatDoesNotComeIsAskedToTryAgain() {
        Answer answer = get("/api/v1/disputes/" + CASE + "?minVersion=13", TestTokens.agent());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("1");
    }

    @Test
    void unknownCaseIs404WhateverVersionIsWanted() {
        assertThat(get("/api/v1/disputes/" + UNKNOWN + "?minVersion=0", TestTokens.agent())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline"})
    void readerIsWokenWhenTheProjectionHasSeenTheVersion(String part) {
        int number = part.isEmpty() ? 1002 : 1003;
        EventLog log = new EventLog().add(CaseEvents.of(number).opened());
        happened(log);

        CompletableFuture<Answer> reader = CompletableFuture.supplyAsync(
                () -> get("/api/v1/disputes/" + CaseEvents.id(number) + part + "?minVersion=1", TestTokens.agent()));
        log.addCase(CaseEvents.of(number).opened().note("later").events().subList(1, 2));
        log.appendTo(events());

        assertThat(reader.join().status()).isEqualTo(200);
        assertThat(reader.join().body()).contains(part.isEmpty() ? "\"version\":1" : "later");
    }
}
