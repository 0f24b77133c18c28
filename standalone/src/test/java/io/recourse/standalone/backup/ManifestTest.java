package io.recourse.standalone.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final LogSegment FIRST = LogSegment.of("0000000100000000000000FE");
    private static final LogSegment LAST = LogSegment.of("000000010000000100000001");

    @TempDir
    Path folder;

    @Test
    void is_read_as_it_was_written() throws IOException {
        Manifest manifest = manifest(FIRST.through(LAST));
        ManifestFile file = new ManifestFile(folder);

        file.write(manifest);

        assertThat(file.read()).isEqualTo(manifest);
        assertThat(Files.list(folder)).containsExactly(folder.resolve("manifest"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("manifest"))))
                .isEqualTo("rw-------");
    }

    @Test
    void every_byte_of_it_counts() throws IOException {
        ManifestFile file = new ManifestFile(folder);
        file.write(manifest(FIRST.through(LAST)));
        byte[] whole = Files.readAllBytes(folder.resolve("manifest"));

        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(folder.resolve("manifest"), damaged);
            assertThatThrownBy(file::read)
                    .as("byte %d of %s", i, new String(whole, ISO_8859_1))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("damaged");
        }
        for (int length : List.of(0, 1, whole.length / 2, whole.length - 1)) {
            Files.write(folder.resolve("manifest"), Arrays.copyOf(whole, length));
            assertThatThrownBy(file::read).isInstanceOf(UserError.class).hasMessageContaining("damaged");
        }
    }

    @Test
    void names_every_segment_of_the_log() {
        Stream<LogSegment> withHole =
                FIRST.through(LAST).filter(segment -> !segment.name().endsWith("FF"));

        assertThatThrownBy(() -> manifest(withHole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("log/0000000100000000000000FF.gz is not in it");
    }

    @Test
    void segments_follow_each_other_as_PostgreSQL_counts() {
        assertThat(FIRST.through(LAST).map(LogSegment::name))
                .containsExactly(
                        "0000000100000000000000FE",
                        "0000000100000000000000FF",
                        "000000010000000100000000",
                        "000000010000000100000001");
        assertThat(LAST.through(FIRST)).isEmpty();
        assertThat(FIRST.through(LogSegment.of("000000020000000100000001"))).isEmpty();
        assertThat(FIRST.start()).isEqualTo("0/FE000000");
        assertThat(LAST.start()).isEqualTo("1/1000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secrets", "/etc/passwd", "base/../../x", "./x"})
    void no_path_leads_out_of_the_backup(String path) {
        assertThatThrownBy(() -> new StoredFile(path, 0, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_cannot_be_in_two_states_stays_out_of_a_copy() {
        assertThat(Stream.of(
                                "base/5/1259",
                                "pg_wal/00000002.history",
                                "pg_xact/0000",
                                "pg_wal/000000010000000000000001",
                                "pg_replslot/s/state",
                                "pg_stat_tmp/x",
                                "postmaster.pid",
                                "base/5/pg_internal.init",
                                "base/pgsql_tmp1",
                                "recourse.conf",
                                "global/pg_control")
                        .filter(name -> ClusterFiles.isWanted(Path.of(name))))
                .containsExactly("base/5/1259", "pg_wal/00000002.history", "pg_xact/0000");
    }

    private static Manifest manifest(Stream<LogSegment> segments) {
        return new Manifest(
                Manifest.FORMAT,
                "0123456789abcdef",
                "recourse 1",
                "18",
                "7431",
                Instant.parse("2026-11-26T15:00:00.000001Z"),
                Instant.parse("2026-11-26T16:00:00Z"),
                FIRST,
                LAST,
                List.of("01020304"),
                List.of("base", "pg_wal"),
                segments.map(segment -> new StoredFile(segment.path(), 16, Sha256.of(new byte[0])))
                        .toList(),
                List.of(new Forgotten("c-17", Optional.of("DSR-1"), Instant.parse("2026-11-26T15:30:00Z"))));
    }
}
