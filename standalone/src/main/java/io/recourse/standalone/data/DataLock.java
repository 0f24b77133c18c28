package io.recourse.standalone.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Exclusive use of a data directory. The operating system lets go of it when the process ends, however it ends. */
public final class DataLock implements AutoCloseable {

    /** In the directory that is held. */
    public static final String FILE = "lock";

    // POSIX drops all locks of a process on a file when the process closes any descriptor of it: never open it twice.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws UserError when another process, or this one, holds the directory already */
    public static DataLock on(DataDirectory directory) {
        return on(directory.root());
    }

    /**
     * Exclusive use of any directory that exists, by a file {@code lock} in it.
     *
     * @throws UserError when another process, or this one, holds it already
     */
    public static DataLock on(Path directory) {
        return tryOn(directory)
                .orElseThrow(() -> new UserError(directory + " is in use by another recourse (pid "
                        + holderOf(directory.resolve(FILE)) + "); stop it first."));
    }

    /** Empty when another process, or this one, holds the directory already. */
    public static Optional<DataLock> tryOn(Path directory) {
        Path file = directory.resolve(FILE);
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<DataLock> lock = Optional.empty();
        try {
            lock = lock(file);
            return lock;
        } catch (IOException e) {
            throw new UserError("Cannot lock " + file + ": " + e.getMessage(), e);
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static Optional<DataLock> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + System.lineSeparator()).getBytes(US_ASCII)));
        return Optional.of(new DataLock(file, channel));
    }

    private static String holderOf(Path file) {
        if (HELD_HERE.contains(file)) {
            return Long.toString(ProcessHandle.current().pid());
        }
        try {
            String holder = Files.readString(file, US_ASCII).strip();
            return holder.isEmpty() ? "unknown" : holder;
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UserError("Cannot unlock " + file + ": " + e.getMessage(), e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
