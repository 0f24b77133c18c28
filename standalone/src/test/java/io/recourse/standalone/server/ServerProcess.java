package io.recourse.standalone.server;

import io.recourse.standalone.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** A server in a process of its own, to be killed. */
final class ServerProcess {

    private ServerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Server.start(DataDirectory.at(Path.of(arguments[0])), 0, LogTarget.valueOf(arguments[1]));
        Thread.currentThread().join();
    }

    static Process start(Path data) throws IOException {
        return start(data, LogTarget.FILE, ProcessBuilder.Redirect.INHERIT);
    }

    /** @param output of the process, which is its log when that goes to the console */
    static Process start(Path data, LogTarget log, ProcessBuilder.Redirect output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        data.toString(),
                        log.name())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }
}
