package io.recourse.standalone.database;

import io.recourse.standalone.data.UserError;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs of this machine's platform, unpacked once into a directory that only its owner may enter. */
final class PostgresPrograms {

    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    /** Unpacks the programs unless this very version is there already; other versions go. */
    static PostgresPrograms in(Path directory) {
        try {
            byte[] archive = archive();
            Path home = directory.resolve("postgres-" + fingerprint(archive));
            if (!Files.exists(home)) {
                Path draft = Files.createTempDirectory(directory, "draft");
                unpack(archive, draft);
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            }
            removeAllBut(home);
            return new PostgresPrograms(home);
        } catch (IOException e) {
            throw new UserError("Cannot unpack PostgreSQL into " + directory + ": " + e.getMessage(), e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** For example {@code 18}: the part of the version that decides whether a cluster can be opened. */
    String majorVersion() {
        String version =
                Run.program(program("postgres").toString(), "--version").output();
        return version.replaceFirst("(?s).*\\) (\\d+).*", "$1");
    }

    private static byte[] archive() throws IOException {
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                System.getProperty("os.name").replaceFirst("Mac OS X", "Darwin"), System.getProperty("os.arch"))) {
            return in.readAllBytes();
        } catch (IllegalStateException e) {
            throw new UserError(
                    "There is no PostgreSQL in this build for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ".",
                    e);
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            @Nullable TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                unpack(entry, tar, home);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("unexpected entry " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(home.resolve(entry.getName()).resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void removeAllBut(Path home) throws IOException {
        try (Stream<Path> siblings = Files.list(home.resolveSibling(""))) {
            for (Path other : siblings.filter(path -> !path.equals(home)).toList()) {
                Directories.delete(other);
            }
        }
    }
}
