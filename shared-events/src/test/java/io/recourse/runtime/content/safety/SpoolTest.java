package io.recourse.runtime.content.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    /** As much as it keeps in memory. */
    private static final int SMALL = 64 * 1024;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SMALL - 1, SMALL, SMALL + 1, 3 * SMALL + 17})
    void anyPartCanBeReadInMemoryAndOnDisk(int size) throws IOException {
        byte[] file = bytes(size);
        AtomicLong metered = new AtomicLong();

        try (Spool spool =
                Spool.of(directory, new ByteArrayInputStream(file), (buffer, count) -> metered.addAndGet(count))) {
            assertThat(spool.sizeBytes()).isEqualTo(size);
            assertThat(metered).hasValue(size);
            for (int twice = 0; twice < 2; twice++) {
                try (InputStream open = spool.open()) {
                    assertThat(open.readAllBytes()).isEqualTo(file);
                }
            }
            for (int from : new int[] {0, 1, size / 2, SMALL - 5, SMALL, size - 1, size, size + 9}) {
                int at = Math.max(0, from);
                assertThat(spool.read(at, 10))
                        .isEqualTo(at >= size ? new byte[0] : Arrays.copyOfRange(file, at, Math.min(size, at + 10)));
            }
            assertThat(spool.end(20)).isEqualTo(Arrays.copyOfRange(file, Math.max(0, size - 20), size));
            assertThat(Files.readAllBytes(spool.path())).isEqualTo(file);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2 * SMALL})
    void isGoneFromDiskWhenClosed(int size) throws IOException {
        Path path;
        try (Spool spool = Spool.of(directory, new ByteArrayInputStream(bytes(size)), (buffer, count) -> {})) {
            path = spool.path();
            assertThat(path).hasParent(directory);
            assertThat(spool.path()).isEqualTo(path);
        }

        assertThat(path).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2 * SMALL})
    void noMoreIsTakenInThanTheMeterAllows(int size) {
        assertThatThrownBy(() -> Spool.of(directory, new ByteArrayInputStream(bytes(size)), (buffer, count) -> {
                    throw new IOException("enough");
                }))
                .hasMessage("enough");
        assertThat(directory).isEmptyDirectory();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
