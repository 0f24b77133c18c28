package io.recourse.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.standalone.server.LogTarget;
import io.recourse.standalone.server.Server;
import io.recourse.testing.HttpCalls;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The whole standalone, from outside. */
@TestInstance(Lifecycle.PER_CLASS)
class WalkTest {

    private Server server;

    private final List<String> story = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path directory) {
        server = Server.start(DataDirectory.at(directory), 0, LogTarget.FILE);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_case_is_walked_from_complaint_to_refund_and_told_in_english() {
        WalkedCase walked = walk(Locale.ENGLISH, this::token);

        assertThat(story)
                .contains("Timeline of " + walked.caseId() + ":")
                .anyMatch(line -> line.contains("Escalated to the complaints desk by agent agent"))
                .anyMatch(line -> line.contains("88.00 CNY paid to the customer"))
                .anyMatch(line -> line.contains("✓ The auditor reads"));
    }

    @Test
    void a_case_is_told_in_chinese() {
        walk(Locale.SIMPLIFIED_CHINESE, this::token);

        assertThat(story)
                .anyMatch(line -> line.contains("审计员"))
                .anyMatch(line -> line.contains("三天了还没收到货") || line.contains("退款"));
    }

    @Test
    void a_step_that_fails_is_named_with_what_the_server_answered() {
        assertThatThrownBy(() -> walk(Locale.ENGLISH, client -> token("auditor")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "The demo failed at the step \"The wallet's payment is recorded\": PUT /api/v1/payments/")
                .hasMessageContaining("answered 403 instead of 201: {");
    }

    @Test
    void the_token_endpoint_answers_mistakes_as_oauth_says() {
        String secret = DemoClient.named("agent").orElseThrow().secret(server.secrets());

        assertMistake(401, "invalid_client", "grant_type=client_credentials&client_id=agent&client_secret=guess");
        assertMistake(401, "invalid_client", "grant_type=client_credentials&client_id=admin&client_secret=" + secret);
        assertMistake(401, "invalid_client", "grant_type=client_credentials&client_id=root&client_secret=" + secret);
        assertMistake(401, "invalid_client", "grant_type=client_credentials&client_id=merchant-&client_secret=x");
        assertMistake(401, "invalid_client", "grant_type=client_credentials");
        assertMistake(400, "unsupported_grant_type", "grant_type=password&client_id=agent&client_secret=" + secret);
        assertMistake(400, "invalid_request", "client_id=agent&client_secret=" + secret);
    }

    @Test
    void a_token_says_who_may_do_what() throws ParseException {
        assertThat(SignedJWT.parse(token("merchant-shop:7")).getJWTClaimsSet().getClaims())
                .containsEntry("sub", "merchant-shop:7")
                .containsEntry("roles", List.of("MERCHANT"))
                .containsEntry("merchant_id", "shop:7")
                .containsEntry("aud", List.of("recourse"));
    }

    private WalkedCase walk(Locale language, Tokens tokens) {
        story.clear();
        return new Walk(server.url(), tokens, server.clock(), language, story::add).run();
    }

    private String token(String client) {
        return new TokenRequest(server.url(), server.secrets())
                .token(DemoClient.named(client).orElseThrow());
    }

    private void assertMistake(int status, String error, String form) {
        HttpCalls http = new HttpCalls(server.url().getPort());
        HttpCalls.Answer answer = http.send(http.to("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.status()).as(form).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.json().get("error").asString()).isEqualTo(error);
    }
}
