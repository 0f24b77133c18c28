package io.recourse.standalone.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One of ours, in a directory of its own: killed and started again, always on the same ports. */
final class OwnServer implements EventServer {

    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private final Path jar;
    private final Path directory;
    private final int http = freePort();
    private final int grpc = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();

    /**
     * @param jar that can be executed
     * @param directory empty
     */
    OwnServer(Path jar, Path directory) throws IOException {
        this.jar = jar.toAbsolutePath();
        this.directory = Files.createDirectories(directory);
        Files.writeString(directory.resolve("axonserver.properties"), """
                server.port=%d
                axoniq.axonserver.port=%d
                axoniq.axonserver.hostname=localhost
                axoniq.axonserver.devmode.enabled=true
                """.formatted(http, grpc));
    }

    /** Starts it, and waits until it answers. */
    void start() throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // It does not live long enough for the better compiler.
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("server.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        process = Optional.of(started);
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("Axon Server ended, see " + directory.resolve("server.log"));
            }
            return answers();
        });
    }

    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    ProcessHandle handle() {
        return running().toHandle();
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), grpc);
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isPresent()) {
            kill();
        }
    }

    private Process running() {
        return process.orElseThrow(() -> new IllegalStateException("Axon Server was not started"));
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/v1/public/me"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
