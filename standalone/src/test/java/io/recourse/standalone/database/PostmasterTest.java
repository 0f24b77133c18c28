package io.recourse.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only looks at processes; nothing here signals one. */
class PostmasterTest {

    @TempDir
    Path cluster;

    @Test
    void a_process_that_is_no_postgres_is_a_stranger() throws IOException {
        name(ProcessHandle.current().pid());

        assertThat(Postmaster.runningOn(cluster)).isEmpty();
        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void the_first_process_of_the_machine_is_a_stranger() throws IOException {
        name(1);

        assertThat(Postmaster.runningOn(cluster)).isEmpty();
    }

    @Test
    void a_half_written_file_names_nobody() throws IOException {
        Files.writeString(cluster.resolve("postmaster.pid"), "1");

        assertThat(Postmaster.runningOn(cluster)).isEmpty();
    }

    private void name(long pid) throws IOException {
        Files.writeString(cluster.resolve("postmaster.pid"), pid + "\n" + cluster + "\n1\n");
    }
}
