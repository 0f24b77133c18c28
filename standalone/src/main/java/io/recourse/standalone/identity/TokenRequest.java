package io.recourse.standalone.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks the issuer of a running installation for tokens. */
public final class TokenRequest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI server;
    private final Secrets secrets;
    private final JsonMapper json = new JsonMapper();

    public TokenRequest(URI server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** @throws UserError when the server does not answer, or answers without a token */
    public String token(DemoClient client) {
        HttpResponse<String> response = send(client);
        if (response.statusCode() != 200) {
            throw new UserError(server + " gave no token for " + client.id() + " (" + response.statusCode() + "): "
                    + response.body());
        }
        Map<?, ?> answer = json.readValue(response.body(), Map.class);
        return String.valueOf(answer.get("access_token"));
    }

    private HttpResponse<String> send(DemoClient client) {
        String form = "grant_type=client_credentials&client_id=" + URLEncoder.encode(client.id(), UTF_8)
                + "&client_secret=" + URLEncoder.encode(client.secret(secrets), UTF_8);
        HttpRequest request = HttpRequest.newBuilder(server.resolve(Identity.TOKEN_PATH))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UserError(server + " does not answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while waiting for " + server, e);
        }
    }
}
