package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.recourse.actor.Role;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTest extends HttpTest {
    private static final String STAFF = "/api/v1/probe/caller";

    @Test
    void withoutATokenNothingOfTheApiIsReached() {
        Answer answer = http().send(http().to(STAFF));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/unauthenticated");
    }

    @Test
    void aTokenSignedBySomebodyElseIsRefused() {
        assertRefused(TestTokens.signed(claims().build(), TestTokens.key()));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        assertRefused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertRefused(TestTokens.signed(claims().audience("elsewhere").build()));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertRefused(
                TestTokens.signed(claims().issuer("https://elsewhere.test").build()));
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(TestTokens.signed(
                claims().expirationTime(Date.from(Instant.now().minusSeconds(3_600)))
                        .build()));
    }

    @Test
    void aTokenWithoutAnEndIsRefused() {
        assertRefused(TestTokens.signed(claims().expirationTime(null).build()));
    }

    @Test
    void aTokenWithoutASubjectIsRefused() {
        assertRefused(TestTokens.signed(claims().subject(null).build()));
    }

    @Test
    void whatIsNoTokenIsRefused() {
        assertRefused("not-a-token");
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT, /api/v1/probe/caller, 200",
        "SUPERVISOR, /api/v1/probe/caller, 200",
        "AUDITOR, /api/v1/probe/caller, 403",
        "ADMIN, /api/v1/probe/caller, 403",
        "MERCHANT, /api/v1/probe/caller, 403",
        "SYSTEM, /api/v1/probe/caller, 403",
        "AUDITOR, /api/v1/audit/probe, 200",
        "SUPERVISOR, /api/v1/audit/probe, 403",
        "ADMIN, /api/v1/admin/probe, 200",
        "SUPERVISOR, /api/v1/admin/probe, 403",
        "AGENT, /api/v1/merchant/probe, 403",
        "MERCHANT, /api/v1/merchant/probe, 403",
        "ADMIN, /actuator/prometheus, 200",
        "AGENT, /actuator/prometheus, 403",
        "ADMIN, /actuator/env, 403",
        "ADMIN, /somewhere/else, 403",
        "AGENT, /api/v1/nothing/here, 404",
    })
    void rolesOpenTheirPathsAndNoOthers(Role role, String path, int status) {
        assertThat(http().send(http().to(path, TestTokens.of("somebody", role))).status())
                .isEqualTo(status);
    }

    @Test
    void aMerchantNeedsItsIdInTheToken() {
        Answer answer = http().send(http().to("/api/v1/merchant/probe", TestTokens.merchant("m-1")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("m-1");
    }

    @Test
    void rolesThatAreNoArrayCountAsNone() {
        String token = TestTokens.signed(claims().claim("roles", "AGENT").build());

        assertThat(http().send(http().to(STAFF, token)).status()).isEqualTo(403);
    }

    @Test
    void aSupervisorWhoIsAlsoAnAgentActsAsSupervisor() {
        Answer answer = http().send(http().to(STAFF, TestTokens.of("s-1", Role.AGENT, Role.SUPERVISOR)));

        assertThat(answer.json().path("role").asString()).isEqualTo("SUPERVISOR");
        assertThat(answer.json().path("subject").asString()).isEqualTo("s-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/problems"})
    void someThingsAreOpenToAll(String path) {
        assertThat(http().send(http().to(path)).status()).isEqualTo(200);
    }

    @Test
    void onlyAnAdministratorSeesThePartsOfHealth() {
        List<String> admins = List.copyOf(health(TestTokens.admin()));

        assertThat(health(TestTokens.agent())).doesNotContain("components");
        assertThat(admins).contains("components");
    }

    @Test
    void answersAskBrowsersToRunAndKeepNothing() {
        Answer answer = http().send(http().to(STAFF, TestTokens.agent()));

        assertThat(answer.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    private Collection<String> health(String token) {
        return http().send(http().to("/actuator/health", token)).json().propertyNames();
    }

    private static JWTClaimsSet.Builder claims() {
        return TestTokens.claims("agent", Role.AGENT);
    }

    private void assertRefused(String token) {
        Answer answer = http().send(http().to(STAFF, token));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }
}
