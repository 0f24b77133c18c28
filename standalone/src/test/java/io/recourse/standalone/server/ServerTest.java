package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.RunFile;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.testing.HttpCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

@ExtendWith(OutputCaptureExtension.class)
class ServerTest {

    /** A fixed port: the issuer in tokens names it, and tokens are to survive a restart. */
    private static final int PORT = 18_480;

    @TempDir
    Path directory;

    @Test
    void starts_without_a_warning_serves_and_leaves_nothing_running(CapturedOutput output) {
        DataDirectory data = DataDirectory.at(directory);
        String kept;
        try (Server server = Server.start(data, PORT, LogTarget.CONSOLE)) {
            kept = token(server, "agent");
            assertThat(RunFile.of(data))
                    .hasValueSatisfying(run -> assertThat(run.port()).isEqualTo(PORT));
            assertThat(get("/actuator/health/readiness", "").status()).isEqualTo(200);
            assertThat(get("/api/v1/payments/none", kept).status()).isEqualTo(404);
            assertThat(get("/api/v1/payments/none", "").status()).isEqualTo(401);
            assertThat(get("/api/v1/payments/none", token(server, "merchant-m-1"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(RunFile.of(data)).isEmpty();

        try (Server server = Server.start(data, PORT, LogTarget.CONSOLE)) {
            assertThat(get("/api/v1/payments/none", kept).status()).isEqualTo(404);
            assertThat(token(server, "agent")).isNotEqualTo(kept);
        }
        assertThat(output.getAll())
                .doesNotContain("level=WARN")
                .doesNotContain("level=ERROR")
                .doesNotContain("WARNING");
    }

    @Test
    void the_token_endpoint_answers_mistakes_as_oauth_says() {
        try (Server server = Server.start(DataDirectory.at(directory), 0, LogTarget.CONSOLE)) {
            HttpCalls http = new HttpCalls(server.url().getPort());
            String secret = DemoClient.named("agent").orElseThrow().secret(server.secrets());
            assertOAuthError(
                    http, 401, "invalid_client", "grant_type=client_credentials&client_id=agent&client_secret=guess");
            assertOAuthError(
                    http,
                    401,
                    "invalid_client",
                    "grant_type=client_credentials&client_id=root&client_secret=" + secret);
            assertOAuthError(
                    http, 401, "invalid_client", "grant_type=client_credentials&client_id=merchant-&client_secret=x");
            assertOAuthError(http, 401, "invalid_client", "grant_type=client_credentials");
            assertOAuthError(
                    http, 400, "unsupported_grant_type", "grant_type=password&client_id=agent&client_secret=" + secret);
            assertOAuthError(http, 400, "invalid_request", "client_id=agent&client_secret=" + secret);
        }
    }

    @Test
    void a_token_says_who_may_do_what() throws ParseException {
        try (Server server = Server.start(DataDirectory.at(directory), 0, LogTarget.CONSOLE)) {
            Map<String, Object> claims = com.nimbusds.jwt.SignedJWT.parse(token(server, "merchant-shop:7"))
                    .getJWTClaimsSet()
                    .getClaims();
            assertThat(claims)
                    .containsEntry("sub", "merchant-shop:7")
                    .containsEntry("roles", List.of("MERCHANT"))
                    .containsEntry("merchant_id", "shop:7")
                    .containsEntry("aud", List.of("recourse"));
        }
    }

    @Test
    void demo_clients_are_for_this_machine_alone() {
        assertThatThrownBy(
                        () -> Server.start(DataDirectory.at(directory), 0, LogTarget.CONSOLE, "server.address=0.0.0.0"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Refusing to listen on 0.0.0.0 with demo clients");
    }

    @Test
    void a_port_in_use_is_told_at_once() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Server.start(DataDirectory.at(directory), taken.getLocalPort(), LogTarget.CONSOLE))
                    .isInstanceOf(UserError.class)
                    .hasMessage("Port " + taken.getLocalPort() + " is in use; choose another one with --port.");
        }
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    private static void assertOAuthError(HttpCalls http, int status, String error, String form) {
        HttpCalls.Answer answer = http.send(http.to("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form)));
        assertThat(answer.status()).as(form).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.json().get(OAuth2ParameterNames.ERROR).asString()).isEqualTo(error);
    }

    private static String token(Server server, String client) {
        URI url = server.url();
        Secrets secrets = server.secrets();
        return new TokenRequest(url, secrets).token(DemoClient.named(client).orElseThrow());
    }

    private static HttpCalls.Answer get(String path, String token) {
        HttpCalls http = new HttpCalls(PORT);
        return http.send(token.isEmpty() ? http.to(path) : http.to(path, token));
    }
}
