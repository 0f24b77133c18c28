package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemTest extends HttpTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aProblemSaysWhatWhereAndUnderWhichTrace() {
        Answer answer = http().send(http().to("/api/v1/probe/fail/unknown?x=1", TestTokens.agent())
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().propertyNames())
                .containsExactly("type", "title", "status", "detail", "instance", "traceId", "rule");
        assertThat(answer.json().path("instance").asString()).isEqualTo("/api/v1/probe/fail/unknown");
        assertThat(answer.json().path("traceId").asString()).isEqualTo(TRACE);
    }

    @Test
    void aMalformedTraceparentIsReplaced() {
        Answer answer = http().send(http().to("/api/v1/probe/fail/unknown", TestTokens.agent())
                .header("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"));

        assertThat(answer.json().path("traceId").asString())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("0".repeat(32));
    }

    @ParameterizedTest
    @CsvSource({
        "rule, 422, rule-refused, refund-exceeds-refundable",
        "stale, 412, stale-version, stale-version",
        "unknown, 404, not-found, case-unknown",
        "concurrency, 409, conflict, ''",
        "database, 503, unavailable, ''",
        "reset, 503, unavailable, ''",
        "rollback, 503, unavailable, ''",
        "axon-server, 503, unavailable, ''",
        "text, 400, invalid-request, ''",
        "error, 500, internal-error, ''",
        "other, 500, internal-error, ''",
    })
    void failuresAreToldByWhatTheyMean(String how, int status, String slug, String rule) {
        Answer answer = http().send(http().to("/api/v1/probe/fail/" + how, TestTokens.agent()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(answer.json().path("rule").asString("")).isEqualTo(rule);
        assertThat(answer.body()).doesNotContain("secret", "Exception", "at io.");
        assertThat(answer.header("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void aFaultIsLoggedOnceWithItsTrace(CapturedOutput output) {
        Answer answer = http().send(http().to("/api/v1/probe/fail/other", TestTokens.agent()));

        String trace = "traceId=" + answer.json().path("traceId").asString();
        assertThat(output.getAll()).containsOnlyOnce(trace).contains("secret detail");
    }

    @Test
    void refusalsAreNotLogged(CapturedOutput output) {
        String before = output.getAll();
        http().send(http().to("/api/v1/probe/fail/rule", TestTokens.agent()));

        assertThat(output.getAll().substring(before.length())).doesNotContain("WARN", "ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN             | 被规则拒绝",
                "zh                | 被规则拒绝",
                "zh-Hans-CN        | 被规则拒绝",
                "fr, zh;q=0.8      | 被规则拒绝",
                "en, zh;q=0.8      | A rule refused it",
                "zh;q=0.1, en;q=0.9| A rule refused it",
                "zh-TW             | A rule refused it",
                "de                | A rule refused it",
                "*                 | A rule refused it",
                ";;;               | A rule refused it",
            })
    void theReadersLanguageChangesWordsOnly(String accepted, String title) {
        Answer answer = http().send(
                        http().to("/api/v1/probe/fail/rule", TestTokens.agent()).header("Accept-Language", accepted));

        assertThat(answer.json().path("title").asString()).isEqualTo(title);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/rule-refused");
        assertThat(answer.json().path("rule").asString()).isEqualTo("refund-exceeds-refundable");
        assertThat(answer.json().path("detail").asString()).contains("9", "8").doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/probe/page, application/json, 405, method-not-allowed",
        "GET, /api/v1/probe/typed/RED?since=2026-01-01T00:00:00Z&count=1, text/csv, 406, not-acceptable",
        "GET, /api/v1/nothing, application/json, 404, not-found",
        "GET, /api/v1/probe/typed/BLUE?since=2026-01-01T00:00:00Z&count=1, application/json, 400, invalid-request",
        "GET, /api/v1/probe/typed/RED?since=yesterday&count=1, application/json, 400, invalid-request",
        "GET, /api/v1/probe/typed/RED?since=2026-01-01T00:00:00Z&count=x, application/json, 400, invalid-request",
        "GET, /api/v1/probe/typed/RED?count=1, application/json, 400, invalid-request",
        "GET, /api/v1/probe/page?cursor=%00, application/json, 400, malformed-request",
        "GET, /api/v1/probe/page?cursor=%FF, application/json, 400, malformed-request",
        "GET, /api/v1/probe/page?cursor=%ED%A0%80, application/json, 400, malformed-request",
        "GET, /api/v1/probe/page?limit=0, application/json, 400, invalid-request",
        "GET, /api/v1/probe/page?limit=201, application/json, 400, invalid-request",
        "GET, /api/v1/probe/page?cursor=bm9wZQ, application/json, 400, invalid-request",
        "GET, /api/v1/probe/..%2Fadmin, application/json, 400, malformed-request",
        "GET, /api/v1//probe, application/json, 400, malformed-request",
        "GET, /api/v1/probe;x=1/page, application/json, 400, malformed-request",
    })
    void requestsThatDoNotFitAreRefused(String method, String path, String accept, int status, String slug) {
        Answer answer = http().send(http().to(path, TestTokens.agent())
                .header("Accept", accept)
                .method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/" + slug);
    }

    @Test
    void aMethodThatIsNotAllowedNamesThoseThatAre() {
        Answer answer =
                http().send(http().to("/api/v1/probe/page", TestTokens.agent()).DELETE());

        assertThat(answer.header("Allow").orElseThrow()).contains("GET");
    }

    @Test
    void everyTypeAndRuleIsDocumentedInBothLanguages() {
        for (String language : new String[] {"en", "zh-CN"}) {
            var catalogue = http().send(http().to("/problems").header("Accept-Language", language))
                    .json();
            assertThat(catalogue.path("rules")).isNotEmpty();
            for (var entry : catalogue.path("problems")) {
                Answer one =
                        http().send(http().to(entry.path("type").asString()).header("Accept-Language", language));
                assertThat(one.status()).isEqualTo(200);
                assertThat(one.json()).isEqualTo(entry);
            }
        }
    }

    @Test
    void peopleReadTheDocumentationAsAPage() {
        Answer page = http().send(http().to("/problems/rule-refused")
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("<h1>A rule refused it</h1>");
    }

    @Test
    void anUnknownTypeIsNotFound() {
        assertThat(http().send(http().to("/problems/no-such")).status()).isEqualTo(404);
    }
}
