package io.recourse.standalone.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One process of Recourse, always on the same port, with links of its own to the servers that it needs. */
final class Node {

    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final String name;
    private final Program program;
    private final Map<String, String> settings;
    private final Path log;
    private final Link axonServer;
    private final Link database;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();

    /**
     * @param settings as environment variables
     * @param log what it prints is added there
     */
    Node(String name, Program program, Map<String, String> settings, Path log, Link axonServer, Link database)
            throws IOException {
        this.name = name;
        this.program = program;
        this.settings = Map.copyOf(settings);
        this.log = log;
        this.axonServer = axonServer;
        this.database = database;
        this.port = freePort();
    }

    /**
     * Starts it, and does not wait.
     *
     * @param skew how far its clock is fast; negative when it is slow
     */
    void start(Skew skew) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms64m", "-Xmx640m"));
        // It does not live long enough for the better compiler.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(program.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().putAll(skew.environment());
        Process started = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        // When the run is broken off nobody stops it.
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        process = Optional.of(started);
    }

    /** @throws IllegalStateException when it ends instead */
    void awaitReady() {
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!running().isAlive()) {
                throw new IllegalStateException(
                        name + " ended with status " + running().exitValue() + ", see " + log);
            }
            return health("/readiness") == 200;
        });
    }

    /** @return its status; 0 when nobody answers */
    int health(String part) {
        try {
            HttpRequest request = HttpRequest.newBuilder(url().resolve("/actuator/health" + part))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** @return whether it ended in time, as it was told */
    boolean stop() throws InterruptedException {
        running().destroy();
        return running().waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    void close() throws InterruptedException, IOException {
        if (process.isPresent() && !stop()) {
            kill();
        }
        axonServer.close();
        database.close();
    }

    ProcessHandle handle() {
        return running().toHandle();
    }

    String name() {
        return name;
    }

    Program program() {
        return program;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Link axonServer() {
        return axonServer;
    }

    Link database() {
        return database;
    }

    private Process running() {
        return process.orElseThrow(() -> new IllegalStateException(name + " was not started"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
