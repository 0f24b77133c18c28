package io.recourse.standalone.backup;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a backup consists of.
 *
 * @param format 1
 * @param id 16 hexadecimal digits, of this backup alone
 * @param program version that wrote it last
 * @param postgres major version, which decides what can open it
 * @param system PostgreSQL's identifier of the cluster
 * @param from the earliest instant that it can be restored to: when the copy of the cluster was complete
 * @param until the latest one; later commits may be missing
 * @param firstSegment of the log, which the copy needs to be consistent
 * @param lastSegment of the log; none is missing in between
 * @param masterKeys ids of those that were used when the log was last fetched
 * @param directories of the cluster, also empty ones
 * @param files all, but for the manifest
 * @param forgotten all customers that were, until then
 */
record Manifest(
        int format,
        String id,
        String program,
        String postgres,
        String system,
        Instant from,
        Instant until,
        LogSegment firstSegment,
        LogSegment lastSegment,
        List<String> masterKeys,
        List<String> directories,
        List<StoredFile> files,
        List<Forgotten> forgotten) {

    static final int FORMAT = 1;

    /** The copied cluster. */
    static final String BASE = "base";

    /** Segments of the log. */
    static final String LOG = "log";

    /** What a server needs beside the cluster; a number follows. */
    static final String BESIDE = "beside-";

    Manifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "its format is " + format + ", and this recourse knows " + FORMAT + " only");
        }
        masterKeys = List.copyOf(masterKeys);
        directories = List.copyOf(directories);
        files = List.copyOf(files);
        forgotten = List.copyOf(forgotten);
        requireEverySegment(firstSegment, lastSegment, files);
    }

    Stream<StoredFile> base() {
        return files.stream().filter(file -> file.isIn(BASE));
    }

    Stream<StoredFile> log() {
        return files.stream().filter(file -> file.isIn(LOG));
    }

    Stream<StoredFile> beside() {
        return files.stream().filter(file -> file.path().startsWith(BESIDE));
    }

    long bytes() {
        return files.stream().mapToLong(StoredFile::bytes).sum();
    }

    private static void requireEverySegment(LogSegment first, LogSegment last, List<StoredFile> files) {
        Set<String> there = new HashSet<>();
        files.stream().map(StoredFile::path).forEach(there::add);
        first.through(last)
                .map(LogSegment::path)
                .filter(path -> !there.contains(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new IllegalArgumentException(path + " is not in it");
                });
    }
}
