package io.recourse.query.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Role;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MerchantControllerTest extends QueryTest {

    private static final String PATH = "/api/v1/merchant/disputes";
    private static final String MINE = PATH + "/" + CaseEvents.id(5001);
    private static final String OTHERS = PATH + "/" + CaseEvents.id(5003);
    private static final String NOBODYS = PATH + "/" + CaseEvents.id(5999);

    private final EventLog log = new EventLog();

    @BeforeAll
    void cases() {
        happened(log.recordedFrom(CaseEvents.START)
                .add(CaseEvents.of(5001).merchant("m-5000").whole())
                .add(CaseEvents.of(5002).merchant("m-5000").opened())
                .add(CaseEvents.of(5003).merchant("m-5001").opened()));
    }

    @Test
    void seesWhatItNeedsToAnswer() {
        Answer answer = get(MINE, token());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).contains("\"12\"");
        JsonNode view = answer.json();
        assertThat(view.at("/description").asString()).contains("The parcel never came");
        assertThat(view.at("/disputedAmount/amount").asString()).isEqualTo("88.00");
        assertThat(view.at("/paymentIds/0").asString()).isEqualTo("pay-5001");
        assertThat(view.at("/refunds/1/status").asString()).isEqualTo("SUCCEEDED");
        assertThat(view.at("/funds").asString()).isEqualTo("REFUNDED_FULL");
    }

    @Test
    void seesNeitherThePeopleNorTheirRemarks() {
        String body = get(MINE, token()).body();

        assertThat(body)
                .doesNotContain(
                        "c-5001",
                        "\"agent\"",
                        "looks honest",
                        "told us the story",
                        "called the shop",
                        "phone X",
                        "凭证",
                        "customer never got the goods",
                        "merchant is silent",
                        "FIRST_RESPONSE",
                        "test-5001");
    }

    @Test
    void listsItsOwnCasesOnly() {
        assertThat(ids(get(PATH, token()).json())).containsExactlyInAnyOrder("pay-5001", "pay-5002");
        assertThat(ids(get(PATH + "?status=OPEN", token()).json())).containsExactly("pay-5002");
        assertThat(ids(get(PATH, TestTokens.merchant("m-5001")).json())).containsExactly("pay-5003");
        assertThat(ids(get(PATH, TestTokens.merchant("m-5002")).json())).isEmpty();
    }

    @Test
    void listGoesOnFromACursor() {
        JsonNode first = get(PATH + "?limit=1", token()).json();
        String cursor = first.at("/nextCursor").asString();
        JsonNode second = get(PATH + "?limit=1&cursor=" + cursor, token()).json();

        assertThat(Stream.of(first, second).flatMap(page -> ids(page).stream()))
                .containsExactlyInAnyOrder("pay-5001", "pay-5002");
        assertThat(second.has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status", "/outstanding"})
    void anotherMerchantsCaseIsAnsweredLikeOneThatDoesNotExist(String part) {
        Answer others = get(OTHERS + part, token());
        Answer nobodys = get(NOBODYS + part, token());

        assertThat(others.status()).isEqualTo(404);
        assertThat(comparable(others)).isEqualTo(comparable(nobodys));
        assertThat(get(OTHERS + "?minVersion=9", token()).status()).isEqualTo(404);
        assertThat(get(OTHERS + part, TestTokens.merchant("m-5001")).status()).isEqualTo(200);
    }

    @Test
    void pollingCostsNothingWhileNothingChanges() {
        Answer first = get(MINE + "/status", token());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().toString())
                .isEqualTo("{\"disputeId\":\"" + CaseEvents.id(5001)
                        + "\",\"version\":12,\"status\":\"CLOSED\",\"updatedAt\":\"2026-03-02T08:00:12Z\"}");
        assertThat(first.header("ETag")).contains("\"12\"");
        assertThat(first.header("Cache-Control"))
                .hasValueSatisfying(value ->
                        assertThat(value).contains("private", "no-cache").doesNotContain("no-store"));

        for (String known : List.of("\"12\"", "W/\"12\"", "\"3\", \"12\"")) {
            Answer again = poll(known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).contains("\"12\"");
        }
        assertThat(poll("\"11\"").status()).isEqualTo(200);
    }

    @Test
    void changeIsSeenByTheNextPoll() {
        String path = PATH + "/" + CaseEvents.id(5004) + "/status";
        happened(log.add(CaseEvents.of(5004).merchant("m-5004").opened()));
        String token = TestTokens.merchant("m-5004");
        String before = get(path, token).header("ETag").orElseThrow();

        happened(log.addCase(CaseEvents.of(5004).opened().contact().events().subList(1, 2)));
        Answer after = http().send(http().to(path, token).header("If-None-Match", before));

        assertThat(after.status()).isEqualTo(200);
        assertThat(after.json().at("/status").asString()).isEqualTo("IN_REVIEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/case_01K9", PATH + "/case_01K9/status"})
    void onlyMerchantsRead(String path) {
        assertThat(http().send(http().to(path)).status()).isEqualTo(401);
        assertThat(get(path, TestTokens.agent()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.auditor()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.of("no-merchant-id", Role.MERCHANT)).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?merchantId=m-5001",
                "?status=open",
                "?updatedAfter=now",
                "?cursor=%22",
                "?limit=1.5",
                "/case_",
                "/..%3B",
                "/" + "x"
            })
    void badRequestIs400(String rest) {
        assertThat(get(PATH + rest, token()).status()).isEqualTo(400);
    }

    private Answer poll(String known) {
        return http().send(http().to(MINE + "/status", token()).header("If-None-Match", known));
    }

    private static String token() {
        return TestTokens.merchant("m-5000");
    }

    private static List<String> ids(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.at("/paymentIds/0").asString())
                .toList();
    }

    private static String comparable(Answer answer) {
        return answer.body().replaceAll("case_\\w+", "case").replaceAll("\"traceId\":\"\\w+\"", "");
    }
}
