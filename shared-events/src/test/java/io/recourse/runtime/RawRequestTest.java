package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that no proper client sends, byte by byte. */
@ExtendWith(OutputCaptureExtension.class)
class RawRequestTest extends HttpTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a[b HTTP/1.1                  | 400",
                "GET /%zz HTTP/1.1                  | 400",
                "GET /%00 HTTP/1.1                  | 400",
                "GET /api/v1/%2e%2e/x HTTP/1.1      | 400",
                "NONSENSE /problems HTTP/1.1        | 400",
                "TRACE /problems HTTP/1.1           | 405",
                "rubbish                            | 400",
            })
    void areAnsweredWithAProblemToo(String requestLine, int status) throws IOException {
        assertProblem(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n", status);
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        assertProblem("GET /problems HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n", 400);
    }

    @Test
    void aTransferCodingThatNobodyKnowsIsRefused() throws IOException {
        assertProblem("GET /problems HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "-1\r\n{}", "fffffffff\r\n{}", "00", "", "2\r\n{}", "5\r\n{}"})
    void chunksThatAreNoneAreRefused(String body, CapturedOutput log) throws IOException {
        assertProblem(posted("application/json", "Transfer-Encoding: chunked", body), 400);
        assertThat(log).doesNotContain("Request failed", "ExceptionResolver");
    }

    @Test
    void halfABodyIsRefused(CapturedOutput log) throws IOException {
        assertProblem(posted("application/json", "Content-Length: 50", "{}"), 400);
        assertThat(log).doesNotContain("Request failed", "ExceptionResolver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "*/json;a=b"})
    void aMediaTypeThatIsAnyIsRefused(String type) throws IOException {
        assertProblem(posted(type, "Content-Length: 2", "{}"), 400);
    }

    private static String posted(String type, String length, String body) {
        return "POST /api/v1/probe/paintings HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: " + type + "\r\n"
                + length + "\r\nAuthorization: Bearer " + TestTokens.agent() + "\r\n\r\n" + body;
    }

    @Test
    void twoHostsAreRefused() throws IOException {
        assertProblem("GET /problems HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400);
    }

    private void assertProblem(String request, int status) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json", "traceId");
            assertThat(answer.substring(answer.indexOf("\r\n\r\n"))).doesNotContain("Tomcat", "<html", "Exception");
        }
    }
}
