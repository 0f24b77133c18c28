package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import io.recourse.actor.Role;
import io.recourse.runtime.security.TokenRules;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What the distributed sides do when their issuer takes another key, as their settings make it. */
class KeyRotationTest {

    private volatile JWKSet published = new JWKSet();
    private HttpServer issuer;

    @BeforeEach
    void publish() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            byte[] keys = published.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void theNewKeyIsGoodAtOnceAndTheOldOneNoLonger() throws JOSEException {
        RSAKey old = named("old");
        RSAKey next = named("next");
        published = new JWKSet(old.toPublicJWK());
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OAuth2ResourceServerAutoConfiguration.class))
                .withBean(TokenRules.class)
                .withPropertyValues(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + TestTokens.ISSUER,
                        "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:"
                                + issuer.getAddress().getPort() + "/keys")
                .run(context -> {
                    JwtDecoder decoder = context.getBean(JwtDecoder.class);
                    assertThat(decoder.decode(token(old)).getSubject()).isEqualTo("agent");

                    published = new JWKSet(next.toPublicJWK());

                    assertThat(decoder.decode(token(next)).getSubject()).isEqualTo("agent");
                    assertThatThrownBy(() -> decoder.decode(token(old))).isInstanceOf(BadJwtException.class);
                });
    }

    private static RSAKey named(String name) throws JOSEException {
        return new RSAKey.Builder(TestTokens.key()).keyID(name).build();
    }

    private static String token(RSAKey key) {
        return TestTokens.signed(TestTokens.claims("agent", Role.AGENT).build(), key);
    }
}
