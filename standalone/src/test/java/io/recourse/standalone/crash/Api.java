package io.recourse.standalone.crash;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What one demo client asks of the installation. */
public final class Api {

    /** More than a statement may last, so that who waits for one that nobody answers is told, and does not give up before. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Served served;
    private final String client;
    private Optional<String> token = Optional.empty();

    public Api(Served served, String client) {
        this.served = served;
        this.client = client;
    }

    /** @throws IOException when there is no answer, and nobody knows what was done */
    HttpResponse<String> send(Command command) throws IOException, InterruptedException {
        HttpRequest.Builder request = to(command.method(), command.path())
                .header("Content-Type", command.mediaType())
                .method(command.method(), BodyPublishers.ofString(command.body()));
        if (command.method().equals("POST")) {
            request.header("Idempotency-Key", command.key());
        }
        return sent(request);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return sent(to("GET", path).GET());
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() == 401) {
            token = Optional.empty();
        }
        return answer;
    }

    HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        return http.send(to("GET", path).GET().build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder to(String method, String path) throws IOException {
        return HttpRequest.newBuilder(served.url(method, path).resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token());
    }

    private String token() throws IOException {
        if (token.isEmpty()) {
            token = Optional.of(served.token(client));
        }
        return token.orElseThrow();
    }
}
