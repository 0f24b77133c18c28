package io.recourse.standalone;

import io.recourse.standalone.data.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which installation a command is about. Both options may stand before or after the command. */
public final class Installation {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where everything is kept (default: ~/.recourse).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            defaultValue = "8080",
            description = "Port on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    public DataDirectory data() {
        return DataDirectory.at(place());
    }

    /** Where the data directory is, or would be: nothing is made. */
    public Path place() {
        return data.orElseGet(DataDirectory::byDefault);
    }

    /** How this program is called, for messages that say what to type. */
    public String launcher() {
        return quoted(System.getProperty("recourse.launcher", "./recourse"));
    }

    /** What a further command needs to be about the same installation; empty for the usual one. */
    public String options() {
        return data.map(directory ->
                        " --data " + quoted(directory.toAbsolutePath().toString()))
                .orElse("");
    }

    private static String quoted(String word) {
        return word.matches("[\\w./~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    public int port() {
        return port;
    }
}
