package io.recourse.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.payment.MerchantId;
import io.recourse.runtime.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedMerchantsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final MerchantId MERCHANT = MerchantId.of("m-1");

    private final VirtualClock clock = new VirtualClock(NOW);
    private final VerifiedMerchants verified = new VerifiedMerchants(clock);

    @Test
    void aTokenIsKnownUntilItEnds() {
        verified.remember(token("abc", NOW.plusSeconds(30)), MERCHANT);

        assertThat(verified.of(request("Bearer abc"))).contains(MERCHANT);
        clock.advanceTo(NOW.plus(Duration.ofSeconds(30)));
        assertThat(verified.of(request("Bearer abc"))).isEmpty();
    }

    @Test
    void nothingElseIsTakenForIt() {
        verified.remember(token("abc", NOW.plusSeconds(30)), MERCHANT);

        assertThat(verified.of(request("Bearer abcd"))).isEmpty();
        assertThat(verified.of(request("Basic abc"))).isEmpty();
        assertThat(verified.of(new MockHttpServletRequest())).isEmpty();
    }

    @Test
    void aTokenThatIsBoundToACertificateIsVerifiedEachTime() {
        Jwt bound = Jwt.withTokenValue("abc")
                .header("alg", "RS256")
                .expiresAt(NOW.plusSeconds(30))
                .claim("cnf", Map.of("x5t#S256", "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0"))
                .build();

        verified.remember(bound, MERCHANT);

        assertThat(verified.of(request("Bearer abc"))).isEmpty();
    }

    private static Jwt token(String value, Instant end) {
        return Jwt.withTokenValue(value)
                .header("alg", "RS256")
                .subject("somebody")
                .expiresAt(end)
                .build();
    }

    private static MockHttpServletRequest request(String authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", authorization);
        return request;
    }
}
