package io.recourse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LoggedSecretsTest {

    private final LoggedSecrets secrets = new LoggedSecrets();
    private final ByteArrayOutputStream passedOn = new ByteArrayOutputStream();
    private final PrintStream watched = secrets.watch(new PrintStream(passedOn, true, StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer 0123456789abcdefghij",
                "token eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZ2VudCJ9.c2lnbmF0dXJl given",
                "-----BEGIN EC PRIVATE KEY-----",
                "secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "it is 退款-kept-by-an-installation"
            })
    void secretsAreFound(String line) {
        secrets.keep(List.of("退款-kept-by-an-installation"));
        watched.println("before");
        // In parts, as appenders may write.
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        watched.write(bytes, 0, 20);
        watched.write(bytes, 20, bytes.length - 20);

        assertThat(secrets.take()).hasSize(1);
        assertThat(secrets.take()).as("each is told once").isEmpty();
        assertThat(passedOn.toString(StandardCharsets.UTF_8)).isEqualTo("before\n" + line + "\n");
    }

    @Test
    void whatIsNoneIsNot() {
        watched.println(
                "a bearer token is needed; basic authentication is not known; whsec_ begins a secret; eyJ.eyJ.x");

        assertThat(secrets.take()).isEmpty();
    }

    @Test
    void logLinesAreOnTheConsole() {
        LoggerFactory.getLogger(LoggedSecretsTest.class).info("Bearer {}", "0123456789abcdefghij");

        assertThat(LoggedSecrets.onConsole().take()).hasSize(1);
    }
}
