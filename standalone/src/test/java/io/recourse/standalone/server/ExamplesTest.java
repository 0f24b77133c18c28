package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.recourse.standalone.server.Description.Operation;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation has an example, every example is as its schema says, and what examples ask for is done when it is asked, with
 * answers that are as their schemas say.
 *
 * <p>{@code -Drecourse.docs=write} writes requests and answers of this run in place of the examples.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {

    private static final String EXAMPLES = "shared-events/src/main/resources/io/recourse/runtime/openapi/examples/";
    private static final boolean WRITE = "write".equals(System.getProperty("recourse.docs"));
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Description description = new Description(JSON.createObjectNode());

    @BeforeAll
    void read() {
        HttpCalls http = new HttpCalls(SharedServer.get().url().getPort());
        description = new Description(http.send(http.to("/openapi")).json());
    }

    @Test
    void every_operation_has_an_example() {
        assertThat(description.operations())
                .hasSizeGreaterThan(100)
                .allSatisfy(operation -> assertThat(hasExamples(operation))
                        .as(
                                "%s lacks an example: write %s%s.json with what is sent as \"request\" and the answer as"
                                        + " \"response\", and a line for it in standalone/%s",
                                operation, EXAMPLES, operation.id(), StoryLine.FILE)
                        .isTrue());
    }

    @Test
    void every_example_is_as_its_schema_says() {
        assertThat(description.operations()).allSatisfy(operation -> {
            operation.requests().forEach(media -> assertExample(operation, media));
            operation.successes().forEach(media -> assertExample(operation, media));
        });
    }

    @Test
    void what_examples_ask_for_is_done_and_answered_as_described() throws IOException {
        Map<String, Operation> operations =
                description.operations().stream().collect(Collectors.toMap(Operation::id, Function.identity()));
        Story story = new Story();
        Set<String> told = new HashSet<>();
        List<String> flaws = new ArrayList<>();
        Map<String, JsonNode> examples = new HashMap<>();
        for (StoryLine line : StoryLine.all()) {
            Operation operation = Optional.ofNullable(operations.get(line.operation()))
                    .orElseThrow(() -> new AssertionError(line.operation() + " is no operation"));
            JsonNode example = examples.computeIfAbsent(line.operation(), ExamplesTest::example);
            Story.Told done = story.tell(line, operation, example);
            flaws(operation, done.answer()).forEach(flaw -> flaws.add(operation + ": " + flaw));
            if (told.add(operation.id()) && WRITE && done.answer().status() < 300) {
                write(operation, example, done);
            }
        }

        assertThat(flaws).isEmpty();
        assertThat(operations.values().stream()
                        .filter(operation -> !told.contains(operation.id()) && !operation.endless()))
                .as("operations without a line in standalone/%s", StoryLine.FILE)
                .isEmpty();
    }

    private static boolean hasExamples(Operation operation) {
        return operation.requests().stream().allMatch(media -> media.getValue().has("example"))
                && (operation.successes().isEmpty()
                        || operation.successes().stream()
                                .anyMatch(media -> media.getValue().has("example")));
    }

    private void assertExample(Operation operation, Map.Entry<String, JsonNode> media) {
        JsonNode example = media.getValue().path("example");
        if (!example.isMissingNode()) {
            assertThat(description.flaws(media.getValue().path("schema"), example))
                    .as("%s, %s", operation, media.getKey())
                    .isEmpty();
        }
    }

    private List<String> flaws(Operation operation, Answer answer) {
        String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "");
        if (operation.successes().isEmpty() && answer.status() < 300) {
            return List.of();
        }
        return operation
                .schema(answer.status(), type)
                .map(schema -> description.flaws(
                        schema,
                        type.endsWith("json") && !type.endsWith("ndjson")
                                ? answer.json()
                                : JSON.valueToTree(answer.body())))
                .orElseGet(() -> List.of(answer.status() + " with " + type + " is not described"));
    }

    private static JsonNode example(String operation) {
        Path file = file(operation);
        try {
            return Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode();
        } catch (IOException e) {
            return fail(e);
        }
    }

    private static Path file(String operation) {
        return Path.of("..", EXAMPLES, operation + ".json");
    }

    private static void write(Operation operation, JsonNode example, Story.Told done) throws IOException {
        ObjectNode written = JSON.createObjectNode();
        if (example.has("request")) {
            written.set(
                    "request",
                    example.path("request").isString() ? example.path("request") : JSON.readTree(done.request()));
        }
        if (!operation.successes().isEmpty()) {
            String type = done.answer().header("Content-Type").orElse("");
            written.set(
                    "response",
                    type.startsWith("application/json")
                            ? done.answer().json()
                            : JSON.valueToTree(done.answer().body()));
        }
        if (!written.isEmpty()) {
            Files.writeString(file(operation.id()), JSON.writeValueAsString(written) + "\n");
        }
    }
}
