package io.recourse.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    Path directory;

    @Test
    void the_second_user_is_told_who_is_first() {
        DataDirectory data = DataDirectory.at(directory);
        try (DataLock first = DataLock.on(data)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataLock.on(data))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is in use by another recourse (pid "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void a_released_directory_can_be_used_again() {
        DataDirectory data = DataDirectory.at(directory);
        DataLock.on(data).close();
        try (DataLock again = DataLock.on(data)) {
            assertThat(again).isNotNull();
        }
    }
}
