package io.recourse.standalone.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.standalone.CommandRun;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.Migrated;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.server.LogTarget;
import io.recourse.standalone.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is touched. */
class MigrateCommandTest {

    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/recourse";

    @TempDir
    private Path directory;

    @Test
    void whereToIsToBeSaid() {
        assertMistake(2, "--axon-server is HOST:PORT", "--axon-server", "nowhere", "--db-url", NOWHERE);
        assertMistake(2, "--axon-server is HOST:PORT", "--axon-server", "nowhere:many", "--db-url", NOWHERE);
        assertMistake(2, "'--db-url'", "--axon-server", "nowhere:1", "--db-url", "");
        assertMistake(2, "'--axon-server'", "--axon-server", "", "--db-url", NOWHERE);
    }

    @Test
    void thereMustBeSomethingToMigrateAndNobodyAtWork() throws IOException {
        assertMistake(1, "Nothing has happened in", "--axon-server", "nowhere:1", "--db-url", NOWHERE);

        Files.createDirectory(directory.resolve("postgres"));
        try (DataLock held = DataLock.on(DataDirectory.at(directory))) {
            assertThat(held).isNotNull();
            assertMistake(1, "is in use by another recourse", "--axon-server", "nowhere:1", "--db-url", NOWHERE);
        }
        assertMistake(
                1,
                "127.0.0.1:1/recourse cannot be used",
                "--axon-server",
                "nowhere:1",
                "--db-url",
                NOWHERE + "?password=x");
    }

    @Test
    void whatWentOnElsewhereIsNotStartedHere() {
        DataDirectory data = DataDirectory.at(directory);
        Migrated.mark(data, "Axon Server there:8124");

        assertThatThrownBy(() -> Server.start(data, 0, LogTarget.FILE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was migrated to Axon Server there:8124. If nothing has worked there");
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    private void assertMistake(int status, String what, String... options) {
        String[] command = new String[options.length + 3];
        command[0] = "migrate";
        command[1] = "--data";
        command[2] = directory.toString();
        System.arraycopy(options, 0, command, 3, options.length);
        CommandRun run = CommandRun.of(command);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err().lines()).singleElement().asString().contains(what).doesNotContain("password=");
        assertThat(run.out()).isEmpty();
    }
}
