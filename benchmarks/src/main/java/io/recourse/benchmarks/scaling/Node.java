package io.recourse.benchmarks.scaling;

import io.recourse.benchmarks.server.ProcessTree;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of Recourse. */
final class Node implements AutoCloseable {

    /** What each Java may use, as in the benchmark of the peers. */
    static final List<String> JAVA_OPTIONS = io.recourse.benchmarks.peers.harness.Plan.JAVA_OPTIONS;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int MOST_SECONDS_TO_STOP = 60;

    private final String name;
    private final Program program;
    private final URI address;
    private final Path log;
    private final Process process;

    private Node(String name, Program program, URI address, Path log, Process process) {
        this.name = name;
        this.program = program;
        this.address = address;
        this.log = log;
        this.process = process;
    }

    /**
     * Returns at once; see {@link #awaitReady}.
     *
     * @param settings as environment variables
     * @param log what it prints is added there
     */
    static Node start(String name, Program program, Map<String, String> settings, Path log) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", program.classPath(), program.mainClass()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        // When the run is broken off nobody closes it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Node(name, program, URI.create("http://127.0.0.1:" + port), log, process);
    }

    /** @throws IllegalStateException when it has ended, or is not ready after five minutes */
    void awaitReady() throws InterruptedException {
        long begin = System.nanoTime();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException(name + " does not come up; see " + log);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    String name() {
        return name;
    }

    Program program() {
        return program;
    }

    URI address() {
        return address;
    }

    ProcessTree processes() {
        return new ProcessTree(process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean ready() {
        try {
            HttpURLConnection ask = (HttpURLConnection)
                    address.resolve("/actuator/health/readiness").toURL().openConnection();
            ask.setConnectTimeout(1_000);
            ask.setReadTimeout(5_000);
            return ask.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
