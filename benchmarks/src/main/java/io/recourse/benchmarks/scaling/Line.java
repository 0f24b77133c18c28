package io.recourse.benchmarks.scaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.benchmarks.peers.recourse.HttpCase;
import io.recourse.benchmarks.polling.Connection;
import io.recourse.benchmarks.polling.Connection.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One client's kept connection to one process. An answer by which the same request may succeed later is counted, and the request
 * repeated as clients are told to: with the same key.
 */
final class Line implements HttpCase.Wire {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_ATTEMPTS = 5;
    private static final long WAIT_MILLIS = 100;

    private final URI server;
    private final Troubles troubles;
    private Connection connection;
    private long version = -1;

    Line(URI server, Troubles troubles) throws IOException {
        this.server = server;
        this.troubles = troubles;
        this.connection = new Connection(server);
    }

    /** A request, to be sent as often as it takes. */
    @FunctionalInterface
    private interface Request {

        Answer send() throws IOException;
    }

    @Override
    public Answer send(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        Answer answer = patiently(method, () -> connection.send(method, path, headers, body));
        version = answer.eTag().isEmpty() ? version : version(answer);
        return answer;
    }

    Answer get(String path, Map<String, String> headers) throws IOException {
        return patiently("GET", () -> connection.get(path, headers));
    }

    /** Of what the last command was about, as its answer told. */
    long version() {
        return version;
    }

    private Answer patiently(String method, Request request) throws IOException {
        Answer answer = sent(request);
        for (int attempt = 1; answer.status() >= 400; attempt++) {
            troubles.count(method + " " + answer.status() + " " + problem(answer));
            // After some of these answers the server closes the connection.
            connectAgain();
            if (attempt == MOST_ATTEMPTS || answer.status() < 500) {
                return answer;
            }
            sleep(attempt * WAIT_MILLIS);
            answer = sent(request);
        }
        return answer;
    }

    /** A server closes what was idle for a while; a request that it may have got has a key, or changes nothing. */
    private Answer sent(Request request) throws IOException {
        try {
            return request.send();
        } catch (IOException closed) {
            connectAgain();
            return request.send();
        }
    }

    private void connectAgain() throws IOException {
        connection.close();
        connection = new Connection(server);
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static long version(Answer answer) {
        return Long.parseLong(answer.eTag().replace("W/", "").replace("\"", ""));
    }

    private static String problem(Answer answer) {
        try {
            return JSON.readTree(answer.body()).at("/type").asString("without a type");
        } catch (JacksonException e) {
            return new String(answer.body(), UTF_8).lines().findFirst().orElse("without a word");
        }
    }
}
