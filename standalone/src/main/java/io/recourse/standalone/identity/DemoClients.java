package io.recourse.standalone.identity;

import io.recourse.standalone.data.Secrets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Makes each client when it is asked for. */
final class DemoClients implements RegisteredClientRepository {

    static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final Secrets secrets;

    DemoClients(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return DemoClient.named(clientId).map(this::registered).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("demo clients are derived, never stored");
    }

    private RegisteredClient registered(DemoClient client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(client.secret(secrets))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }
}
