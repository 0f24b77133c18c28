package io.recourse.standalone.backup;

import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of a cluster that belong into a copy of it, by PostgreSQL's manual ("Backing Up the Data Directory"). Directories whose files
 * stay out are in it, empty.
 *
 * @param directories below the cluster, parents first
 * @param files below the cluster
 */
record ClusterFiles(List<Path> directories, List<Path> files) {

    /** Last: it says how far the others are. */
    static final Path CONTROL = Path.of("global", "pg_control");

    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "tablespace_map.old",
            "recovery.signal",
            "standby.signal",
            "recourse.conf",
            CONTROL.toString());

    /** @throws UserError when there are tablespaces: they are elsewhere */
    static ClusterFiles of(Path cluster) throws IOException {
        List<Path> directories = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                Path relative = cluster.relativize(directory);
                if (isTemporary(directory) || relative.startsWith("pg_replslot") && relative.getNameCount() > 1) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!relative.toString().isEmpty()) {
                    directories.add(relative);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path relative = cluster.relativize(file);
                if (relative.startsWith("pg_tblspc")) {
                    throw new UserError(cluster + " has tablespaces, which a backup does not know.");
                }
                if (isWanted(relative)) {
                    files.add(relative);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // dropped while we looked
                }
                throw failure;
            }
        });
        return new ClusterFiles(List.copyOf(directories), List.copyOf(files));
    }

    static boolean isWanted(Path relative) {
        boolean history = relative.startsWith("pg_wal") && relative.toString().endsWith(".history");
        return history
                || !EMPTY.contains(relative.getName(0).toString())
                        && !OUT.contains(relative.toString())
                        && !relative.endsWith("pg_internal.init")
                        && !isTemporary(relative);
    }

    private static boolean isTemporary(Path path) {
        return path.getFileName().toString().startsWith("pgsql_tmp");
    }
}
