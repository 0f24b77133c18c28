package io.recourse.benchmarks.scaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process of this machine that listens on a TCP port, as Linux tells below {@code /proc}. */
final class Listener {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENS = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Listener() {}

    /** Empty when there is none, or when it is not ours to look at. */
    static Optional<Long> on(int port) {
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .map(table -> PROCESSES.resolve("net").resolve(table))
                .filter(Files::exists)
                .flatMap(Listener::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[LOCAL_ADDRESS].endsWith(String.format(":%04X", port)))
                .filter(fields -> fields[STATE].equals(LISTENS))
                .map(fields -> "socket:[" + fields[INODE] + "]")
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(process -> holds(process, sockets))
                .findFirst();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(long process, Set<String> sockets) {
        try (Stream<Path> files =
                Files.list(PROCESSES.resolve(Long.toString(process)).resolve("fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
