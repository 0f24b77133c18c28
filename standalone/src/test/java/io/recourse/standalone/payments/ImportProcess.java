package io.recourse.standalone.payments;

import java.io.IOException;
import java.nio.file.Path;

/** An import in a process of its own, to be killed. */
final class ImportProcess {

    private ImportProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Installed.in(Path.of(arguments[0])).importing(Path.of(arguments[1]));
    }

    static Process start(Path data, Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportProcess.class.getName(),
                        data.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
