package io.recourse.standalone.crash;

import static org.awaitility.Awaitility.await;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.RunFile;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program on a data directory, as a process of its own that is killed and started again, always on the same port. */
final class Installation implements Served {

    /** A start takes ten seconds; on a machine that has too much to do, minutes. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private final Path data;
    private final Path log;
    private final int port;
    private final Program program;
    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();

    Installation(Path data) throws IOException {
        this(data, Program.tested());
    }

    Installation(Path data, Program program) throws IOException {
        this(data, freePort(), program);
    }

    Installation(Path data, int port, Program program) {
        this.data = data;
        this.program = program;
        this.log = Path.of(data + ".log");
        this.port = port;
    }

    /** Starts it, and does not wait. */
    void start() throws IOException {
        process = Optional.of(new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    /**
     * Waits until it serves requests.
     *
     * @throws IllegalStateException when it ends instead
     */
    void awaitReady() {
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!running().isAlive()) {
                throw new IllegalStateException(
                        "it ended with status " + running().exitValue() + ", see " + log);
            }
            return RunFile.of(data())
                            .filter(file -> file.pid() == running().pid())
                            .isPresent()
                    && health("/readiness") == 200;
        });
    }

    /** @return its status; 0 when nobody answers */
    int health(String part) {
        try {
            HttpRequest request = HttpRequest.newBuilder(url().resolve("/actuator/health" + part))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode();
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

    /** Tells it to end. */
    void terminate() {
        running().destroy();
    }

    /** @return whether it ended in time */
    boolean endsWithin(Duration time) throws InterruptedException {
        return running().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** With which it ended. */
    int status() {
        return running().exitValue();
    }

    /** Ends it in peace, and PostgreSQL with it. */
    void stop() throws InterruptedException {
        if (process.isPresent()) {
            terminate();
            if (!endsWithin(Duration.ofMinutes(1))) {
                kill();
            }
        }
        database().forEach(ProcessHandle::destroyForcibly);
    }

    /** The first process of PostgreSQL; empty while there is none. */
    Optional<ProcessHandle> postmaster() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** All processes of PostgreSQL, the first one first. */
    List<ProcessHandle> database() {
        return postmaster().stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                .toList();
    }

    @Override
    public URI url(String method, String path) {
        return url();
    }

    @Override
    public String token(String client) throws IOException {
        try {
            Secrets secrets = Secrets.existing(data()).orElseThrow(() -> new IOException("there are no secrets yet"));
            return new TokenRequest(url(), secrets)
                    .token(DemoClient.named(client).orElseThrow());
        } catch (UserError notNow) {
            throw new IOException(notNow);
        }
    }

    /** To the embedded PostgreSQL. */
    Connection connect() throws SQLException {
        Secrets secrets = Secrets.existing(data()).orElseThrow();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/recourse",
                "recourse",
                secrets.derive("postgres:recourse"));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    DataDirectory data() {
        return DataDirectory.at(data);
    }

    Path log() {
        return log;
    }

    long pid() {
        return running().pid();
    }

    /** Of PostgreSQL, as it was started last. */
    int databasePort() {
        try {
            return Files.readAllLines(data().cluster().resolve("recourse.conf")).stream()
                    .filter(line -> line.startsWith("port = "))
                    .map(line -> Integer.parseInt(line.substring("port = ".length())))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process running() {
        return process.orElseThrow(() -> new IllegalStateException("nothing was started"));
    }

    private List<String> command() {
        List<String> command = program.command();
        command.addAll(List.of("start", "--data", data.toString(), "--port", Integer.toString(port)));
        return command;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
