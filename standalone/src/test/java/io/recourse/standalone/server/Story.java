package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.standalone.server.Description.Operation;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does what examples say, and remembers the names that things got by it. */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpCalls http = new HttpCalls(SharedServer.get().url().getPort());
    private final Map<String, String> tokens = new HashMap<>();
    /** By the name in a line; and by the id in an example, the id that there is instead. */
    private final Map<String, String> names = new LinkedHashMap<>();

    Story() {
        names.put(
                "{soon}",
                SharedServer.get()
                        .clock()
                        .instant()
                        .truncatedTo(ChronoUnit.DAYS)
                        .plus(Duration.ofDays(75))
                        .toString());
    }

    /** What came back, at the latest a minute after it could not be done yet. */
    record Told(String request, Answer answer) {}

    Told tell(StoryLine line, Operation operation, JsonNode example) {
        String request = named(request(line, example));
        Answer answer = await().atMost(PATIENCE)
                .until(() -> http.send(request(line, operation, request)), came -> line.maybe() || done(line, came));
        line.remembered().forEach((name, pointer) -> {
            String id = answer.json().at(pointer).asString();
            names.put("{" + name + "}", id);
            String inExample = example.path("response").at(pointer).asString("");
            if (!inExample.isEmpty()) {
                names.putIfAbsent(inExample, id);
            }
        });
        return new Told(request, answer);
    }

    /** What is wrong with a request is so for ever; what other threads are to bring about comes. */
    private static boolean done(StoryLine line, Answer answer) {
        assertThat(answer.status()).as("%s: %s", line, answer.body()).isNotIn(400, 401, 403, 405, 500);
        return answer.status() < 300
                && line.remembered().values().stream()
                        .noneMatch(pointer -> answer.json().at(pointer).isMissingNode());
    }

    private static String request(StoryLine line, JsonNode example) {
        JsonNode request = example.path("request");
        if (!(request instanceof ObjectNode members)) {
            return request.asString("");
        }
        ObjectNode changed = members.deepCopy();
        ObjectNode target = changed.has("metadata") ? (ObjectNode) changed.path("metadata") : changed;
        target.setAll((ObjectNode) JSON.readTree(line.changes()));
        return changed.toString();
    }

    private HttpRequest.Builder request(StoryLine line, Operation operation, String request) {
        HttpRequest.Builder builder = http.to(address(line, operation), token(line.client()));
        if (operation.takes("Idempotency-Key")) {
            builder.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        List<Map.Entry<String, JsonNode>> requests = operation.requests();
        if (requests.isEmpty()) {
            return builder.method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.noBody());
        }
        String type = requests.getFirst().getKey();
        boolean form = type.startsWith("multipart/");
        return builder.header("Content-Type", form ? type + "; boundary=b" : type)
                .method(
                        operation.method().toUpperCase(Locale.ROOT),
                        BodyPublishers.ofString(form ? form(JSON.readTree(request)) : request));
    }

    private String address(StoryLine line, Operation operation) {
        String path = operation.path();
        Map<String, String> query = new LinkedHashMap<>();
        for (Map.Entry<String, String> value : line.values().entrySet()) {
            String variable = "{" + value.getKey() + "}";
            String named = URLEncoder.encode(named(value.getValue()), StandardCharsets.UTF_8);
            if (path.contains(variable)) {
                path = path.replace(variable, named);
            } else {
                query.put(value.getKey(), named);
            }
        }
        assertThat(path).as("%s", line).doesNotContain("{");
        return query.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&", query.isEmpty() ? path : path + "?", ""));
    }

    private static String form(JsonNode parts) {
        return parts.properties().stream()
                .map(part -> "--b\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\""
                        + (part.getKey().equals("file") ? "; filename=\"proof.txt\"" : "")
                        + "\r\n\r\n"
                        + (part.getValue().isString() ? part.getValue().asString() : part.getValue())
                        + "\r\n")
                .collect(Collectors.joining("", "", "--b--\r\n"));
    }

    private String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    private String token(String client) {
        return tokens.computeIfAbsent(client, SharedServer::token);
    }
}
