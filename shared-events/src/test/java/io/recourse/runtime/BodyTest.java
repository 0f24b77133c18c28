package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest extends HttpTest {
    private static final String PAINTINGS = "/api/v1/probe/paintings";

    @Test
    void aFittingBodyIsReadAndWrittenInOrder() {
        Answer answer = paint("""
                {"title":"Lilies","price":{"amount":"12.30","currency":"CNY"},"paintedAt":"1906-01-01T00:00:00.1234567Z"}""");

        assertThat(answer.body()).isEqualTo("""
                        {"title":"Lilies","price":{"amount":"12.30","currency":"CNY"},"paintedAt":"1906-01-01T00:00:00.123456Z"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                          | /title",
                "{\"title\":null}                            | /title",
                "{\"title\":1}                               | /title",
                "{\"title\":true}                            | /title",
                "{\"title\":[\"x\"]}                         | /title",
                "{\"title\":{}}                              | /title",
                "{\"title\":\"nul\\u0000\"}                  | /title",
                "{\"title\":\"half \\ud83d\"}                | /title",
                "{\"title\":\"x\",\"nope\":1}                | /nope",
                "{\"title\":\"x\",\"a/b~c\":1}               | /a~1b~0c",
                "{\"title\":\"x\",\"colour\":\"BLUE\"}       | /colour",
                "{\"title\":\"x\",\"colour\":0}              | /colour",
                "{\"title\":\"x\",\"colour\":\"\"}           | /colour",
                "{\"title\":\"x\",\"paintedAt\":\"1906\"}    | /paintedAt",
                "{\"title\":\"x\",\"paintedAt\":1906}        | /paintedAt",
                "{\"title\":\"x\",\"paintedAt\":\"2026-11-20T06:00:00+08:00\"} | /paintedAt",
                "{\"title\":\"x\",\"paintedAt\":\"2026-02-30T06:00:00Z\"}      | /paintedAt",
                "{\"title\":\"x\",\"paintedAt\":\"+99999-01-01T00:00:00Z\"}    | /paintedAt",
                "{\"title\":\"x\",\"year\":\"1906\"}         | /year",
                "{\"title\":\"x\",\"year\":1.5}              | /year",
                "{\"title\":\"x\",\"year\":99999999999}      | /year",
                "{\"title\":\"x\",\"year\":1e400}            | /year",
                "{\"title\":\"x\",\"owners\":\"me\"}         | /owners",
                "{\"title\":\"x\",\"owners\":[\"me\",null]}  | /owners/1",
                "{\"title\":\"x\",\"owners\":[\"me\",3]}     | /owners/1",
                "{\"title\":\"x\",\"price\":{\"amount\":1,\"currency\":\"CNY\"}}        | /price/amount",
                "{\"title\":\"x\",\"price\":{\"amount\":\"1.234\",\"currency\":\"CNY\"}}| /price",
                "{\"title\":\"x\",\"price\":{\"amount\":\"1\",\"currency\":\"???\"}}    | /price",
                "{\"title\":\"x\",\"price\":{\"currency\":\"CNY\"}}                     | /price/amount",
                "{\"title\":\"x\",\"price\":{\"amount\":\"1\",\"currency\":\"CNY\",\"x\":1}} | /price/x",
                "{\"title\":\"x\",\"price\":\"1 CNY\"}       | /price",
                "[]                                          | ''",
                "\"x\"                                       | ''",
                "null                                        | ''",
            })
    void aWrongValueIsNamedByItsPointer(String json, String pointer) {
        Answer answer = paint(json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(answer.json().path("violations")).hasSize(1);
        assertThat(answer.json().path("violations").path(0).path("pointer").asString())
                .isEqualTo(pointer.replace("''", ""));
        assertThat(answer.json().path("violations").path(0).path("message").asString())
                .isNotBlank()
                .doesNotContain("tools.jackson", "io.recourse", "java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\":null}", "{\"title\":\"x\",\"owners\":[null]}"})
    void aMissingValueIsCalledMissing(String json) {
        assertThat(paint(json).json().path("violations").path(0).path("message").asString())
                .isEqualTo("is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"title\":}", "{\"title\":\"x\"} x", "{'title':'x'}", "{\"title\":\"x\",\"title\":\"y\"}"
            })
    void whatIsNoJsonIsToldApart(String body) {
        Answer answer = paint(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/malformed-json");
        assertThat(answer.body()).contains("line 1").doesNotContain("Unexpected", "tools.jackson");
    }

    @Test
    void aBodyIsNeeded() {
        assertThat(paint("").status()).isEqualTo(400);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(paint("{\"title\":" + "[".repeat(100_000)).status()).isEqualTo(400);
    }

    @Test
    void hugeNumbersAndNamesAreRefused() {
        assertThat(paint("{\"title\":\"x\",\"year\":" + "9".repeat(100_000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(paint("{\"" + "n".repeat(100_000) + "\":1}").status()).isEqualTo(400);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] body = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        Answer answer = http().send(http().to(PAINTINGS, TestTokens.agent())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aLongBodyIsTooLargeWhetherItSaysSoOrNot() {
        byte[] body = ("{\"title\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.US_ASCII);
        Answer announced = http().send(post(BodyPublishers.ofByteArray(body)));
        Answer chunked = http().send(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.json().path("detail").asString()).contains("1048576");
    }

    /** 64 MiB of spaces in 64 KiB: only its bytes as they came are looked at, and they are no JSON. */
    @Test
    void aPackedBodyIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(" ".repeat(64 << 20).getBytes(StandardCharsets.US_ASCII));
            gzip.write("{\"title\":\"Lilies\"}".getBytes(StandardCharsets.US_ASCII));
        }
        Answer answer = http().send(http().to(PAINTINGS, TestTokens.agent())
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/malformed-json");
    }

    @Test
    void anotherMediaTypeIsNotSupported() {
        Answer answer = http().send(http().to(PAINTINGS, TestTokens.agent())
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<x/>")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept").orElseThrow()).contains("application/json");
        assertThat(answer.json().path("detail").asString()).contains("application/json");
    }

    @Test
    void checksTellAllThatIsWrongAtOnce() {
        Answer answer = http().send(http().post(
                        "/api/v1/probe/checked",
                        TestTokens.agent(),
                        "{\"title\":\"too long\",\"price\":{\"amount\":\"0\",\"currency\":\"JPY\"}}")
                .header("Accept-Language", "zh"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("violations").toString())
                .isEqualTo(
                        "[{\"pointer\":\"/title\",\"message\":\"不得超过 5 个字符\"},{\"pointer\":\"/price\",\"message\":\"必须大于零\"}]");
    }

    @ParameterizedTest
    @CsvSource({"'\"7\"', OptionalLong[7]", "*, OptionalLong.empty", "'', OptionalLong.empty"})
    void aVersionGuardsACommand(String header, String seen) {
        var request = http().post("/api/v1/probe/guarded", TestTokens.agent(), "{}");
        Answer answer = http().send(header.isEmpty() ? request : request.header("If-Match", header));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(seen);
        assertThat(answer.header("ETag")).contains("\"8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "W/\"7\"", "\"7\", \"8\"", "\"-1\"", "\"x\"", "\"99999999999999999999\""})
    void aMalformedVersionIsRefused(String header) {
        Answer answer = http().send(http().post("/api/v1/probe/guarded", TestTokens.agent(), "{}")
                .header("If-Match", header));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("violations").path(0).path("pointer").asString())
                .isEqualTo("If-Match:");
    }

    @Test
    void aListGoesOnWhereItsCursorSays() {
        var first =
                http().send(http().to("/api/v1/probe/page", TestTokens.agent())).json();
        String cursor = first.path("nextCursor").asString();
        var second = http().send(http().to("/api/v1/probe/page?limit=7&cursor=" + cursor, TestTokens.agent()))
                .json();

        assertThat(first.path("items").toString()).isEqualTo("[\"0\",\"50\"]");
        assertThat(second.path("items").toString()).isEqualTo("[\"1\",\"7\"]");
    }

    private Answer paint(String json) {
        return http().send(http().post(PAINTINGS, TestTokens.agent(), json));
    }

    private HttpRequest.Builder post(BodyPublisher body) {
        return http().to(PAINTINGS, TestTokens.agent())
                .header("Content-Type", "application/json")
                .POST(body);
    }
}
