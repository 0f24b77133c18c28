package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Role;
import io.recourse.standalone.server.Description.Operation;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every operation that the running installation describes, with every role and without: {@link Door} says who gets in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoGetsInTest {

    /** Well-formed, because who may resolve one is asked after that. */
    private static final String NO_INCIDENT = "inc_01K0000000000000000000000Z";

    private static final Map<Role, String> CLIENTS = new EnumMap<>(Map.of(
            Role.AGENT, "agent",
            Role.SUPERVISOR, "supervisor",
            Role.AUDITOR, "auditor",
            Role.ADMIN, "admin",
            Role.MERCHANT, "merchant-m-door"));

    private final HttpCalls http = new HttpCalls(SharedServer.get().url().getPort());
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private List<Operation> operations = List.of();

    @BeforeAll
    void ask() {
        CLIENTS.forEach((role, client) -> tokens.put(role, SharedServer.token(client)));
        operations = new Description(http.send(http.to("/openapi")).json()).operations();
        assertThat(operations).hasSizeGreaterThan(100);
    }

    Stream<Operation> operations() {
        return operations.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void lets_in_whom_it_is_for_and_nobody_else(Operation operation) {
        Door door = Door.of(operation.path())
                .orElseThrow(() -> new AssertionError(operation + " is of an area that Door does not name"));

        Answer stranger = ask(operation, Optional.empty(), false);
        if (door.open()) {
            assertThat(stranger.status()).isIn(200, 404);
            return;
        }
        assertRefused(stranger, 401);
        for (Map.Entry<Role, String> token : tokens.entrySet()) {
            boolean in = door.roles().contains(token.getKey());
            Answer answer = ask(operation, Optional.of(token.getValue()), in);
            if (in) {
                assertThat(answer.status())
                        .as("%s: %s", token.getKey(), answer.body())
                        .isNotIn(401, 403, 405);
            } else {
                assertRefused(answer, 403);
            }
        }
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    /** @param harmless so that it fails behind the door: nothing is to happen to others who use this server */
    private Answer ask(Operation operation, Optional<String> token, boolean harmless) {
        String path = operation
                .path()
                .replace("/incidents/{id}", "/incidents/" + NO_INCIDENT)
                .replaceAll("\\{\\w+}", "none");
        var request = token.map(known -> http.to(path, known)).orElseGet(() -> http.to(path));
        if (operation.takes("Idempotency-Key")) {
            request.header("Idempotency-Key", harmless ? "a\"b" : "a");
        }
        if (operation.endless()) {
            request.header("Last-Event-ID", "none");
        }
        String method = operation.method().toUpperCase(Locale.ROOT);
        if (operation.requests().isEmpty()) {
            return http.send(request.method(method, BodyPublishers.noBody()));
        }
        Map.Entry<String, JsonNode> body = operation.requests().getFirst();
        return http.send(request.header("Content-Type", body.getKey())
                .method(
                        method,
                        BodyPublishers.ofString(
                                harmless ? "" : body.getValue().path("example").toString())));
    }
}
