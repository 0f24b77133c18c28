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
        Path file = directory.lockFile();
        if (!HELD_HERE.add(file)) {
            throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
        }
        Optional<DataLock> lock = Optional.empty();
        try {
            lock = lock(file);
            return lock.orElseThrow(() -> inUse(directory, holderOf(file)));
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
        try {
            String holder = Files.readString(file, US_ASCII).strip();
            return holder.isEmpty() ? "unknown" : holder;
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static UserError inUse(DataDirectory directory, String pid) {
        return new UserError(directory.root() + " is in use by another recourse (pid " + pid + "); stop it first.");
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
