package io.recourse.runtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Role;
import io.recourse.runtime.security.TokenRules;
import io.recourse.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A token that is bound to a client certificate (RFC 8705) is good with that certificate only. */
class BoundTokenTest extends HttpTest {

    /** As a servlet container hands on what the client showed. */
    private static final String SHOWN = "jakarta.servlet.request.X509Certificate";

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBcjCCARmgAwIBAgIUEDu2I+wkZvRG2w0j/+xadL7syUYwCgYIKoZIzj0EAwIw
            DjEMMAoGA1UEAwwDbS03MCAXDTI2MTEyNjA1NTYyOFoYDzIxMjYxMTAyMDU1NjI4
            WjAOMQwwCgYDVQQDDANtLTcwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARz7ey1
            qH1FC6NeGdcpwf3YtSeu4ES4/TMIJyqlunmwm+sYfiOkYdhHuoMgaeUqVXLyRF6L
            1pPkmodOUjbqCjvno1MwUTAdBgNVHQ4EFgQUfBn8a1Oi/ZB5ZTu51A/NcDIvytIw
            HwYDVR0jBBgwFoAUfBn8a1Oi/ZB5ZTu51A/NcDIvytIwDwYDVR0TAQH/BAUwAwEB
            /zAKBggqhkjOPQQDAgNHADBEAiA7x4TeKO2H2R6YzDE7Bo2F2rPK14HrzE3FjFwF
            +x57bgIgMBE2MexrjIXiAGno6F6+/99kyynvNw5b9iGSBzX8Ko8=
            -----END CERTIFICATE-----
            """;

    @AfterEach
    void nobodyCalls() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void isGoodWithTheCertificateThatItNames() throws GeneralSecurityException {
        shows(certificate());

        assertThat(refused(thumbprint())).isFalse();
    }

    @Test
    void isRefusedWithAnotherOrNone() throws GeneralSecurityException {
        shows(certificate());
        assertThat(refused("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).isTrue();

        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        assertThat(refused(thumbprint())).isTrue();
    }

    @Test
    void isRefusedOverHttpWithoutACertificate() throws GeneralSecurityException {
        String token = TestTokens.signed(TestTokens.claims("agent", Role.AGENT)
                .claim("cnf", Map.of("x5t#S256", thumbprint()))
                .build());

        assertThat(http().send(http().to("/api/v1/probe/caller", token)).status())
                .isEqualTo(401);
    }

    private static void shows(X509Certificate certificate) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(SHOWN, new X509Certificate[] {certificate});
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static boolean refused(String thumbprint) {
        Instant now = Instant.now();
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .issuer(TestTokens.ISSUER)
                .audience(List.of(TokenRules.AUDIENCE))
                .subject("agent")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(600))
                .claim("cnf", Map.of("x5t#S256", thumbprint))
                .build();
        return TokenRules.forIssuer(TestTokens.ISSUER).validate(token).hasErrors();
    }

    private static X509Certificate certificate() throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(US_ASCII)));
    }

    private static String thumbprint() throws GeneralSecurityException {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(certificate().getEncoded()));
    }
}
