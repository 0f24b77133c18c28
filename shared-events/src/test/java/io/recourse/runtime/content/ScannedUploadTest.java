package io.recourse.runtime.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.receipt.Sha256;
import io.recourse.runtime.StorageTest;
import io.recourse.runtime.content.virus.FakeClamd;
import io.recourse.runtime.vault.TestKeys;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext
class ScannedUploadTest extends StorageTest {
    private static final FakeClamd CLAMD = clamd();

    @Autowired
    ContentStore store;

    @DynamicPropertySource
    static void scanner(DynamicPropertyRegistry properties) {
        properties.add("recourse.clamd.host", () -> "127.0.0.1");
        properties.add("recourse.clamd.port", CLAMD::port);
    }

    @AfterAll
    static void stop() throws IOException {
        CLAMD.close();
    }

    @Test
    void whatIsCleanIsKeptAndWhatIsInfectedIsNamed() throws IOException {
        assertThat(send("clean text").status()).isEqualTo(200);
        assertThat(store.find(TestKeys.of(1), hash("clean text"))).isPresent();

        Answer answer = send("another clean text", "EVIL text");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/infected-file");
        assertThat(answer.json().path("detail").asString()).contains("1.txt", FakeClamd.SIGNATURE);
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("part:file[1]");
        assertThat(store.find(TestKeys.of(1), hash("another clean text"))).isEmpty();
        assertThat(store.find(TestKeys.of(1), hash("EVIL text"))).isEmpty();
    }

    @Test
    void whatCannotBeScannedIsNotKept() throws IOException {
        Answer answer = send("x".repeat(5_000));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("30");
        assertThat(store.find(TestKeys.of(1), hash("x".repeat(5_000)))).isEmpty();
    }

    private Answer send(String... texts) {
        var body = new StringBuilder(
                "--x\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{\"kind\":\"OTHER\"}\r\n");
        for (int i = 0; i < texts.length; i++) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                    .append(i)
                    .append(".txt\"\r\n\r\n")
                    .append(texts[i])
                    .append("\r\n");
        }
        return http().send(http().to("/api/v1/probe/receipts", TestTokens.agent())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body + "--x--\r\n")));
    }

    private static Sha256 hash(String text) {
        return Sha256.of(Inspection.hash().digest(text.getBytes(UTF_8)));
    }

    private static FakeClamd clamd() {
        try {
            return new FakeClamd("EVIL", 4_000);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
