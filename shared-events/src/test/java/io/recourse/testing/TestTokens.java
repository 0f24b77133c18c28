package io.recourse.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.recourse.actor.Role;
import io.recourse.runtime.security.TokenRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Bearer tokens for tests, as the issuer would sign them. Import {@link Issuer} into the application under test: it checks
 * them by the same rules as in production.
 */
public final class TestTokens {
    public static final String ISSUER = "https://issuer.test";
    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final RSAKey KEY = key();

    /** Signing takes longer than most requests. */
    private static final Map<List<String>, String> SIGNED = new ConcurrentHashMap<>();

    private TestTokens() {}

    /** The decoder that trusts this class's key. */
    @Configuration(proxyBeanMethods = false)
    public static class Issuer {

        @Bean
        JwtDecoder testJwtDecoder() throws JOSEException {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
            decoder.setJwtValidator(TokenRules.forIssuer(ISSUER));
            return decoder;
        }
    }

    /** A token for {@code subject} in {@code roles}. */
    public static String of(String subject, Role... roles) {
        List<String> who = Stream.concat(
                        Stream.of(subject), Arrays.stream(roles).map(Role::name))
                .toList();
        return SIGNED.computeIfAbsent(
                who, unused -> signed(claims(subject, roles).build()));
    }

    public static String agent() {
        return of("agent", Role.AGENT);
    }

    public static String supervisor() {
        return of("supervisor", Role.SUPERVISOR);
    }

    public static String auditor() {
        return of("auditor", Role.AUDITOR);
    }

    public static String admin() {
        return of("admin", Role.ADMIN);
    }

    public static String merchant(String merchantId) {
        return SIGNED.computeIfAbsent(
                List.of("of merchant", merchantId),
                unused -> signed(claims("merchant-" + merchantId, Role.MERCHANT)
                        .claim("merchant_id", merchantId)
                        .build()));
    }

    /** Valid claims, for tests that spoil one. */
    public static JWTClaimsSet.Builder claims(String subject, Role... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(ISSUER)
                .audience(TokenRules.AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("roles", Arrays.stream(roles).map(Role::name).toList());
    }

    public static String signed(JWTClaimsSet claims) {
        return signed(claims, KEY);
    }

    public static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that nobody trusts. */
    public static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
