package io.recourse.standalone.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.recourse.runtime.security.TokenRules;
import io.recourse.standalone.data.Secrets;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Issues tokens to the demo clients and recognises them. Off with {@code recourse.demo=false}: then another issuer is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "recourse.demo", matchIfMissing = true)
public class Identity {

    static final String TOKEN_PATH = "/oauth2/token";
    static final String KEYS_PATH = "/oauth2/jwks";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain tokenChain(HttpSecurity http, DemoClients clients) {
        var secrets = new DerivedSecret();
        return http.securityMatcher(
                        new OrRequestMatcher(path(HttpMethod.POST, TOKEN_PATH), path(HttpMethod.GET, KEYS_PATH)))
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients)
                        .authorizationService(new IssuedTokens())
                        .clientAuthentication(client -> client.authenticationProviders(
                                providers -> providers.forEach(provider -> useDerived(secrets, provider)))))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new InvalidClient()))
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    DemoClients demoClients(Secrets secrets, ServerProperties server) {
        LoopbackOnly.require(Optional.ofNullable(server.getAddress()));
        return new DemoClients(secrets);
    }

    @Bean
    ECKey signingKey(Secrets secrets) {
        return SigningKey.kept(secrets);
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(ECKey signingKey) {
        return new ImmutableJWKSet<>(new JWKSet(signingKey));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(@Value("${recourse.issuer}") String issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer)
                .tokenEndpoint(TOKEN_PATH)
                .jwkSetEndpoint(KEYS_PATH)
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims() {
        return context -> {
            DemoClient client = DemoClient.named(context.getRegisteredClient().getClientId())
                    .orElseThrow();
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            context.getClaims()
                    .audience(List.of(TokenRules.AUDIENCE))
                    .claim("roles", List.of(client.role().name()));
            client.merchant().ifPresent(merchant -> context.getClaims().claim("merchant_id", merchant.value()));
        };
    }

    /** Knows the key already: no request to itself, which would not answer while it starts. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, @Value("${recourse.issuer}") String issuer) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(TokenRules.forIssuer(issuer));
        return decoder;
    }

    private static void useDerived(DerivedSecret secrets, Object provider) {
        if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
            bySecret.setPasswordEncoder(secrets);
        }
    }

    private static PathPatternRequestMatcher path(HttpMethod method, String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }
}
