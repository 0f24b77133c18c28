package io.recourse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands in docs/simulate.md that replay a log say what stands below them. */
class DocumentedSimulationsTest {

    private static final Pattern EXAMPLE = Pattern.compile(
            "```sh\n\\./recourse (simulate [^\n]* --log [^\n]*)\n```\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(docs|standalone)/[^ ]*");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @MethodSource("examples")
    void says_what_the_manual_says(String command, String output) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        String[] arguments = FILE.matcher(withData(command)).replaceAll("../$0").split(" ");

        assertThat(Recourse.run(new Console(new PrintStream(out, true, UTF_8), nowhere), arguments))
                .isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(output);
    }

    @Test
    void the_manual_shows_the_mapping_as_it_is() throws IOException {
        assertThat(manual()).contains(Files.readString(Path.of("../docs/simulate/desk.mapping.yaml")));
    }

    private static String withData(String command) {
        if (!command.contains("$RECOURSE_DATA")) {
            return command;
        }
        Optional<String> data = Optional.ofNullable(System.getenv("RECOURSE_DATA"));
        assumeTrue(data.isPresent(), "RECOURSE_DATA does not say where the real files are");
        return command.replace("\"", "").replace("$RECOURSE_DATA", data.get());
    }

    private static Stream<Object[]> examples() throws IOException {
        return EXAMPLE.matcher(manual()).results().map(DocumentedSimulationsTest::example);
    }

    private static Object[] example(MatchResult found) {
        return new Object[] {found.group(1), found.group(2)};
    }

    private static String manual() throws IOException {
        return Files.readString(Path.of("../docs/simulate.md"));
    }
}
