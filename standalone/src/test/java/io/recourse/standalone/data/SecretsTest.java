package io.recourse.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path directory;

    @Test
    void a_secret_is_the_same_after_a_restart() {
        DataDirectory data = DataDirectory.at(directory);
        String first = Secrets.ofHeld(data).derive("client:agent");

        assertThat(Secrets.ofHeld(data).derive("client:agent")).isEqualTo(first).hasSize(43);
    }

    @Test
    void each_purpose_and_each_installation_has_its_own() {
        Secrets one = Secrets.ofHeld(DataDirectory.at(directory.resolve("one")));
        Secrets other = Secrets.ofHeld(DataDirectory.at(directory.resolve("other")));

        assertThat(one.derive("client:agent")).isNotEqualTo(one.derive("client:admin"));
        assertThat(one.derive("client:agent")).isNotEqualTo(other.derive("client:agent"));
    }

    @Test
    void there_are_none_before_the_first_start() {
        assertThat(Secrets.existing(DataDirectory.at(directory))).isEmpty();
    }

    @Test
    void only_the_owner_may_read_them() throws IOException {
        Secrets.ofHeld(DataDirectory.at(directory));

        Path secrets = directory.resolve("secrets");
        assertThat(permissions(secrets)).isEqualTo("rwx------");
        assertThat(permissions(secrets.resolve("master"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
