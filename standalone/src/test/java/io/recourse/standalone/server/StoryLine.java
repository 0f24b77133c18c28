package io.recourse.standalone.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request of {@code story.txt}, whose head says how lines are written.
 *
 * @param maybe whether a refusal is an answer too
 * @param values of the path and the query, by name
 * @param changes JSON, by which the body differs from the example
 * @param remembered JSON pointers into the answer, by name
 */
record StoryLine(
        boolean maybe,
        String operation,
        String client,
        Map<String, String> values,
        String changes,
        Map<String, String> remembered) {

    static final Path FILE = Path.of("src/test/resources/examples/story.txt");

    private static final String MAYBE = "may ";

    static List<StoryLine> all() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(StoryLine::of)
                .toList();
    }

    private static StoryLine of(String line) {
        boolean maybe = line.startsWith(MAYBE);
        String[] answer = line.split(" -> ", 2);
        String[] body = (maybe ? answer[0].substring(MAYBE.length()) : answer[0]).split(" with ", 2);
        String[] words = body[0].split(" ", 3);
        return new StoryLine(
                maybe,
                words[0],
                words[1],
                words.length > 2 ? pairs(words[2]) : Map.of(),
                body.length > 1 ? body[1] : "{}",
                answer.length > 1 ? pairs(answer[1]) : Map.of());
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Arrays.stream(text.split(" ")).map(pair -> pair.split("=", 2)).forEach(pair -> pairs.put(pair[0], pair[1]));
        return pairs;
    }
}
