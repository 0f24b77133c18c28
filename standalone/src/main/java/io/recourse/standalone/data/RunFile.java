package io.recourse.standalone.data;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * How the process that runs on a data directory is reached.
 *
 * @param port on 127.0.0.1
 */
public record RunFile(long pid, int port) {

    /** The running process; empty when there is none, also when one was killed and left its file. */
    public static Optional<RunFile> of(DataDirectory data) {
        if (!Files.exists(data.runFile())) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(data.runFile())) {
            said.load(reader);
            RunFile file = new RunFile(
                    Long.parseLong(said.getProperty("pid", "")), Integer.parseInt(said.getProperty("port", "")));
            return Optional.of(file).filter(RunFile::isAlive);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("Cannot read " + data.runFile() + ": " + e.getMessage(), e);
        }
    }

    /** Says that this process serves the directory, whose lock it holds. */
    public static void write(DataDirectory data, int port) {
        Properties said = new Properties();
        said.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        said.setProperty("port", Integer.toString(port));
        Path draft = data.runFile().resolveSibling("running.draft");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            said.store(writer, "The recourse that runs on this directory");
        } catch (IOException e) {
            throw new UserError("Cannot write " + draft + ": " + e.getMessage(), e);
        }
        try {
            Files.move(draft, data.runFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError("Cannot write " + data.runFile() + ": " + e.getMessage(), e);
        }
    }

    public static void remove(DataDirectory data) {
        try {
            Files.deleteIfExists(data.runFile());
        } catch (IOException e) {
            throw new UserError("Cannot remove " + data.runFile() + ": " + e.getMessage(), e);
        }
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
