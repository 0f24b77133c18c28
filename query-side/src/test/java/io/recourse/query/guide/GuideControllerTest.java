package io.recourse.query.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.CaseId;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideControllerTest extends QueryTest {

    private static final CaseId CASE = CaseEvents.id(9601);
    private static final String PATH = "/api/v1/disputes/" + CASE + "/guide";

    @BeforeAll
    void aCase() {
        happened(new EventLog().add(CaseEvents.of(9601).opened().contact()));
    }

    @Test
    void showsTheStepsOfTheCase() {
        Answer answer = get(PATH, TestTokens.agent());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).contains("\"1\"");
        assertThat(answer.json().at("/reason").asString()).isEqualTo("PRODUCT_NOT_RECEIVED");
        assertThat(answer.json().at("/steps/1/id").asString()).isEqualTo("ANSWER_CUSTOMER");
        assertThat(answer.json().at("/steps/1/done").asBoolean()).isTrue();
        assertThat(answer.json().at("/steps/1/action").asString()).isEqualTo("RecordContact");
    }

    @ParameterizedTest
    @CsvSource({"en,en", "zh-CN,zh-CN", "fr,zh-CN", "*,zh-CN", "'fr, en;q=0.5',en"})
    void speaksTheLanguageOfTheReaderOrElseOfTheCase(String accepted, String spoken) {
        Answer answer = http().send(http().to(PATH, TestTokens.agent()).header("Accept-Language", accepted));

        assertThat(answer.header("Content-Language")).contains(spoken);
        assertThat(answer.json().at("/steps/0/title").asString())
                .isEqualTo(spoken.equals("en") ? "Verify who is asking" : "核实身份");
    }

    @Test
    void onlyStaffIsGuided() {
        assertThat(http().send(http().to(PATH)).status()).isEqualTo(401);
        assertThat(get(PATH, TestTokens.merchant("m-1")).status()).isEqualTo(403);
        assertThat(get(PATH, TestTokens.auditor()).status()).isEqualTo(403);
        assertThat(get(PATH, TestTokens.supervisor()).status()).isEqualTo(200);
    }

    @Test
    void unknownCaseIs404() {
        Answer answer = get("/api/v1/disputes/" + CaseEvents.id(9699) + "/guide", TestTokens.agent());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/rule").asString()).isEqualTo("case-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?minVersion=x", "?lang=zh"})
    void malformedParameterIs400(String query) {
        assertThat(get(PATH + query, TestTokens.agent()).status()).isEqualTo(400);
    }
}
