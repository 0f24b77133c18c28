package io.recourse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecourseTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void help_and_version_are_success() {
        assertThat(recourse("--help")).isZero();
        assertThat(said()).contains("demo", "start", "backup", "restore", "migrate", "token", "--data", "--port");
        assertThat(recourse("--version")).isZero();
        assertThat(recourse("start", "--help")).isZero();
        assertThat(complaint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bogus",
                "start --port many",
                "token",
                "demo --twice",
                "start extra",
                "import",
                "import payments",
                "backup",
                "restore",
                "restore x --at yesterday",
                "backup x --verify --once"
            })
    void a_command_line_that_makes_no_sense_is_told_in_one_line(String arguments) {
        assertThat(recourse(arguments.split(" "))).isEqualTo(2);
        assertThat(complaint().lines())
                .singleElement()
                .asString()
                .startsWith("recourse: ")
                .contains("--help");
        assertThat(said()).isEmpty();
    }

    @Test
    void a_token_needs_a_running_server() {
        assertThat(recourse("token", "agent", "--data", directory.toString())).isEqualTo(1);
        assertThat(recourse("--data", directory.toString(), "token", "agent")).isEqualTo(1);
        assertThat(complaint().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("recourse: No recourse runs on " + directory));
        assertThat(said()).isEmpty();
    }

    @Test
    void a_file_left_by_a_killed_server_is_no_running_server() throws IOException {
        Files.writeString(directory.resolve("running"), "pid=999999999\nport=8080\n");

        assertThat(recourse("token", "agent", "--data", directory.toString())).isEqualTo(1);
        assertThat(complaint()).contains("No recourse runs on");
    }

    @Test
    void unknown_clients_have_no_token() {
        for (String client : List.of("root", "merchant-", "merchant-a b", "agent3", "")) {
            assertThat(recourse("token", client, "--data", directory.toString()))
                    .isEqualTo(1);
        }
        assertThat(complaint().lines()).allMatch(line -> line.startsWith("recourse: There is no client "));
    }

    @Test
    void an_import_needs_a_file() {
        Path none = directory.resolve("none");

        assertThat(recourse("import", "payments", none.toString(), "--data", directory.toString()))
                .isEqualTo(1);
        assertThat(complaint()).isEqualTo("recourse: There is no file " + none + "." + System.lineSeparator());
    }

    @Test
    void the_second_start_on_a_directory_is_told_who_is_first() {
        try (DataLock lock = DataLock.on(DataDirectory.at(directory))) {
            assertThat(lock).isNotNull();
            assertThat(recourse("start", "--data", directory.toString(), "--port", "0"))
                    .isEqualTo(1);
        }
        assertThat(complaint().lines()).singleElement().asString().contains("is in use by another recourse (pid ");
    }

    private int recourse(String... arguments) {
        return Recourse.run(
                new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)), arguments);
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private String complaint() {
        return err.toString(UTF_8);
    }
}
