package io.recourse.runtime.content.safety;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file for parsers that must go back and forth in it: in memory while it is small, and otherwise on disk, readable by its
 * owner only and gone when closed.
 */
public final class Spool implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path directory;
    private final byte[] beginning;
    private final long sizeBytes;
    private Optional<Path> path;

    /** @param beginning all of it when it is not on disk */
    private Spool(Path directory, byte[] beginning, long sizeBytes, Optional<Path> path) {
        this.directory = directory;
        this.beginning = beginning;
        this.sizeBytes = sizeBytes;
        this.path = path;
    }

    /** Sees all that is kept. */
    public interface Meter {

        /** @throws IOException when no more may come */
        void passed(byte[] buffer, int count) throws IOException;
    }

    /**
     * Copies to the end of the stream, or until the meter objects.
     *
     * @param directory for what is too large for memory; whoever starts a process empties it, since one that was killed could not
     */
    public static Spool of(Path directory, InputStream bytes, Meter meter) throws IOException {
        byte[] beginning = bytes.readNBytes(BUFFER_BYTES);
        meter.passed(beginning, beginning.length);
        if (beginning.length < BUFFER_BYTES) {
            return new Spool(directory, beginning, beginning.length, Optional.empty());
        }
        Path path = Files.createTempFile(directory, "evidence", null);
        try {
            return new Spool(directory, beginning, copy(beginning, bytes, path, meter), Optional.of(path));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static long copy(byte[] beginning, InputStream bytes, Path path, Meter meter) throws IOException {
        long size = beginning.length;
        var buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(beginning);
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                meter.passed(buffer, count);
                out.write(buffer, 0, count);
                size += count;
            }
        }
        return size;
    }

    /** What is packed in this one, kept in the same place. */
    Spool member(InputStream bytes, Meter meter) throws IOException {
        return of(directory, bytes, meter);
    }

    /** Where parsers, too, put what is too large for memory. */
    Path directory() {
        return directory;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public InputStream open() throws IOException {
        return isInMemory()
                ? new ByteArrayInputStream(beginning)
                : new BufferedInputStream(Files.newInputStream(path()), BUFFER_BYTES);
    }

    /** At most {@code count} bytes from {@code position} on; fewer at the end. */
    byte[] read(long position, int count) throws IOException {
        long from = Math.min(position, sizeBytes);
        int available = (int) Math.min(count, sizeBytes - from);
        if (from + available <= beginning.length) {
            return Arrays.copyOfRange(beginning, (int) from, (int) from + available);
        }
        try (var file = new RandomAccessFile(path().toFile(), "r")) {
            file.seek(from);
            var bytes = new byte[available];
            file.readFully(bytes);
            return bytes;
        }
    }

    byte[] beginning(int count) throws IOException {
        return read(0, count);
    }

    byte[] end(int count) throws IOException {
        return read(Math.max(0, sizeBytes - count), count);
    }

    /** Where it is on disk; puts it there for parsers that read nothing else. */
    Path path() throws IOException {
        if (path.isEmpty()) {
            Path written = Files.createTempFile(directory, "evidence", null);
            path = Optional.of(written);
            Files.write(written, beginning);
        }
        return path.get();
    }

    private boolean isInMemory() {
        return beginning.length == sizeBytes;
    }

    @Override
    public void close() throws IOException {
        if (path.isPresent()) {
            Files.deleteIfExists(path.get());
        }
    }
}
