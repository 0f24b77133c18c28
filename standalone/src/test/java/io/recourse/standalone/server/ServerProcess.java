package io.recourse.standalone.server;

import io.recourse.standalone.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** A server in a process of its own, to be killed. */
final class ServerProcess {

    private ServerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Server.start(DataDirectory.at(Path.of(arguments[0])), 0, LogTarget.FILE);
        Thread.currentThread().join();
    }

    static Process start(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
