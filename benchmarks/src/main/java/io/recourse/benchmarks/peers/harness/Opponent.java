package io.recourse.benchmarks.peers.harness;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.process.Child;
import io.recourse.benchmarks.peers.process.Order;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** A contender in its own Java. All have the same heap and the garbage collector that Java chooses. */
final class Opponent implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Contender contender;
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    private Opponent(Contender contender, Process process) {
        this.contender = contender;
        this.process = process;
        this.orders = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** What it complains of appears on our own standard error. */
    static Opponent start(Contender contender, String url) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Plan.JAVA_OPTIONS);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                contender.name(),
                url));
        return new Opponent(
                contender,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** @throws IllegalStateException when the contender has failed */
    <T> T ask(Order order, Class<T> answer) throws IOException {
        orders.write(order.line() + "\n");
        orders.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException(contender.label() + " has failed at: " + order.line());
        }
        return JSON.readValue(line, answer);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        orders.close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
