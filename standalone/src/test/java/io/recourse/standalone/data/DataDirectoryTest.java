package io.recourse.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void a_new_directory_is_for_its_owner_alone() throws IOException {
        DataDirectory data = DataDirectory.at(parent.resolve("a").resolve("b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_file_in_its_place_is_refused_in_one_line() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.at(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be used")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a`b", "a\"b", "a\\b"})
    void a_path_that_the_database_cannot_use_is_refused(String name) {
        assertThatThrownBy(() -> DataDirectory.at(parent.resolve(name)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("choose another one with --data");
        assertThat(parent.resolve(name)).doesNotExist();
    }
}
