package io.recourse.standalone.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tokens that were made by whoever knows all that the installation publishes, and that are spoiled in one thing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedTokensTest {

    private final HttpCalls http = new HttpCalls(SharedServer.get().url().getPort());
    private final ECKey key = key();

    @Test
    void the_installations_own_key_makes_good_ones() throws JOSEException {
        assertThat(ask(signed(claims().build())).status()).isEqualTo(200);
    }

    @Test
    void a_token_is_good_no_longer_than_it_says() throws JOSEException {
        Instant now = Instant.now();

        assertRefused(signed(claims().expirationTime(Date.from(now.minus(Duration.ofMinutes(2))))
                .build()));
        assertRefused(signed(claims().notBeforeTime(Date.from(now.plus(Duration.ofMinutes(10))))
                .build()));
        assertRefused(signed(claims().expirationTime(null).build()));
    }

    @Test
    void a_token_is_for_this_installation_alone() throws JOSEException {
        assertRefused(signed(claims().audience("elsewhere").build()));
        assertRefused(signed(claims().audience((String) null).build()));
        assertRefused(signed(claims().issuer("https://elsewhere.test").build()));
        assertRefused(signed(claims().issuer(null).build()));
    }

    @Test
    void a_token_without_a_signature_is_none() throws JOSEException {
        assertRefused(new PlainJWT(claims().build()).serialize());
        String signed = signed(claims().build());
        assertRefused(signed.substring(0, signed.lastIndexOf('.') + 1));
    }

    @Test
    void what_is_published_signs_nothing() throws JOSEException {
        byte[] published = key.toPublicJWK().toJSONString().getBytes(UTF_8);
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();

        assertRefused(signed(header, new MACSigner(published)));
        assertRefused(signed(header, new MACSigner(key.toECPublicKey().getEncoded())));
    }

    @Test
    void a_token_does_not_bring_its_own_key() throws JOSEException {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());

        assertRefused(signed(header.build(), new ECDSASigner(own)));
        assertRefused(signed(header.jwk(own.toPublicJWK()).build(), new ECDSASigner(own)));
        assertRefused(
                signed(header.jwkURL(URI.create("https://elsewhere.test/keys")).build(), new ECDSASigner(own)));
        assertRefused(signed(header.keyID("../../../dev/null").build(), new ECDSASigner(own)));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("agent")
                .issuer(issuer())
                .audience("recourse")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                .claim("roles", List.of("AGENT"));
    }

    /** As tokens of this installation name it. */
    private static String issuer() {
        try {
            return SignedJWT.parse(SharedServer.token("agent"))
                    .getJWTClaimsSet()
                    .getIssuer();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        return signed(header, new ECDSASigner(key), claims);
    }

    private String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
        return signed(header, signer, claims().build());
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private void assertRefused(String token) {
        Answer answer = ask(token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    private Answer ask(String token) {
        return http.send(http.to("/api/v1/disputes?limit=1", token));
    }

    private static ECKey key() {
        try {
            return ECKey.parse(
                    SharedServer.get().secrets().read("signing-key.json").orElseThrow());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
