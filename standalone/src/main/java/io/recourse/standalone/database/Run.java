package io.recourse.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a program printed, and its exit status. */
record Run(int exitCode, String output) {

    /** Runs a program to its end in a directory of the caller's choice. */
    static Run postgresProgram(Path workingDirectory, Map<String, String> environment, List<String> command) {
        List<String> whole = new ArrayList<>();
        if (new UnixSystem().getUid() == 0) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, and still owns root's
            // files.
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).directory(workingDirectory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return run(builder);
    }

    static Run program(String... command) {
        return run(new ProcessBuilder(command));
    }

    boolean failed() {
        return exitCode != 0;
    }

    private static Run run(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UserError("Cannot run " + builder.command().getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted while running " + builder.command().getFirst() + ".", e);
        }
    }
}
