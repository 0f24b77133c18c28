package io.recourse.runtime.content.safety;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on disk, readable by its owner only and gone when closed, for parsers that must go back and forth in it. So none
 * of it need be in memory.
 */
public final class Spool implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path path;
    private final long sizeBytes;

    private Spool(Path path, long sizeBytes) {
        this.path = path;
        this.sizeBytes = sizeBytes;
    }

    /** Sees all that is written to disk. */
    public interface Meter {

        /** @throws IOException when no more may come */
        void passed(byte[] buffer, int count) throws IOException;
    }

    /** Copies to the end of the stream, or until the meter objects. */
    public static Spool of(InputStream bytes, Meter meter) throws IOException {
        Path path = Files.createTempFile("evidence", null);
        try {
            return new Spool(path, copy(bytes, path, meter));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static long copy(InputStream bytes, Path path, Meter meter) throws IOException {
        long size = 0;
        var buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                meter.passed(buffer, count);
                out.write(buffer, 0, count);
                size += count;
            }
        }
        return size;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    }

    /** At most {@code count} bytes from {@code position} on; fewer at the end. */
    byte[] read(long position, int count) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(position);
            var bytes = new byte[(int) Math.min(count, Math.max(0, sizeBytes - position))];
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

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
