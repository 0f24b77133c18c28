package io.recourse.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the checked out project, as text and as trees. Paths are relative to its root. */
final class ProjectFiles {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProjectFiles() {}

    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(directory -> Files.exists(directory.resolve("docker-compose.yml")))
                .findFirst()
                .orElseThrow();
    }

    static String text(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String path) {
        return JSON.readTree(text(path));
    }

    /** With anchors and merge keys resolved, as Compose reads it. A key given twice is an error. */
    static JsonNode yaml(String path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(text(path)));
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        return each(array).map(JsonNode::asString).toList();
    }

    /** Every match's first group, in order. */
    static List<String> found(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
