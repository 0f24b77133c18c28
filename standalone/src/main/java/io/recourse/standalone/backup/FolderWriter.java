package io.recourse.standalone.backup;

import io.recourse.standalone.data.DataDirectory;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes files that nobody but their owner may read into a folder, and keeps account of them. They are on the disk after
 * {@link #force}, and their names after {@link #sync}.
 */
final class FolderWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path root;
    private final List<StoredFile> written = new ArrayList<>();

    FolderWriter(Path root) {
        this.root = root;
    }

    /** All files so far. */
    List<StoredFile> written() {
        return List.copyOf(written);
    }

    void directory(String path) throws IOException {
        Files.createDirectories(root.resolve(path), DataDirectory.ownerOnlyDirectory());
    }

    void write(String path, byte[] content) throws IOException {
        write(path, out -> out.write(content));
    }

    void copy(InputStream from, String path) throws IOException {
        write(path, from::transferTo);
    }

    /** As gzip. Unused ends of the log are zeros, of which next to nothing is left. */
    void compress(InputStream from, String path) throws IOException {
        write(path, out -> {
            try (GZIPOutputStream zip = new Fast(out)) {
                from.transferTo(zip);
            }
        });
    }

    /** Makes sure that all files outlive a power cut. Side by side they wait for the disk together. */
    void force() throws IOException {
        force(written.parallelStream().map(StoredFile::path));
    }

    /** Makes sure that the names in a directory outlive a power cut. */
    void sync(String directory) throws IOException {
        force(Stream.of(directory));
    }

    private void force(Stream<String> paths) throws IOException {
        try {
            paths.map(root::resolve).forEach(FolderWriter::force);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void force(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(path + ": " + e.getMessage(), e));
        }
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private void write(String path, Content content) throws IOException {
        Path file = root.resolve(path);
        // An interrupted call may have left one.
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), DataDirectory.ownerOnlyFile())) {
            Counted counted = new Counted(Channels.newOutputStream(channel));
            content.to(counted);
            written.add(new StoredFile(path, counted.bytes, counted.sha256.hex()));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Does not close what is below it: it is still to be forced to the disk. */
    private static final class Counted extends FilterOutputStream {

        private final Sha256 sha256 = new Sha256();
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            out.write(from, offset, count);
            sha256.add(from, offset, count);
            bytes += count;
        }

        @Override
        public void close() {}
    }

    private static final class Fast extends GZIPOutputStream {

        Fast(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
