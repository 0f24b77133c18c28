package io.recourse.standalone.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.Workshop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {

    private static final Instant THEN = Instant.parse("2026-01-05T08:00:00Z");

    private static final OutputStream OUT_OF_REACH = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void exportsWhatHappenedToAFileOrToWhoReads() throws IOException {
        recordPayments();
        Path file = directory.resolve("export.ndjson");

        assertThat(export("ndjson", "--output", file.toString()))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(Files.readAllLines(file).stream()
                        .map(line -> JsonMapper.shared()
                                .readTree(line)
                                .at("/subject")
                                .asString())
                        .filter(subject -> subject.startsWith("pay-")))
                .containsExactly("pay-1", "pay-2");
        assertThat(Files.readAllLines(file).getLast()).contains("\"type\":\"io.recourse.audit.checkpoint\"");

        assertThat(export("csv", "--stream-type", "Payment", "--limit", "1")).isZero();
        assertThat(out.toString(UTF_8).lines())
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("position,"),
                        row -> assertThat(row).contains(",pay-1,", ",PaymentRecorded,"));
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(files()).containsExactlyInAnyOrder("data", "export.ndjson");

        assertThat(export(OUT_OF_REACH, "xes")).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).containsExactly("Cannot export (nobody reads it any more)");
    }

    @Test
    void tellsMistakesInOneLineBeforeAnythingStarts() throws IOException {
        assertThat(export()).isEqualTo(2);
        assertThat(export("pdf")).isEqualTo(2);
        assertThat(export("csv", "--case", "7")).isEqualTo(2);
        assertThat(export("csv", "--stream-type", "Cases")).isEqualTo(2);
        assertThat(export("csv", "--after", "-1")).isEqualTo(2);
        assertThat(export("csv", "--from", "2026-01-02T00:00:00Z", "--to", "2026-01-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(export("csv")).isEqualTo(1);
        Files.createDirectories(DataDirectory.at(directory.resolve("data")).cluster());
        assertThat(export("csv", "--output", directory.resolve("none/file").toString()))
                .isEqualTo(1);

        assertThat(err.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("FORMAT"),
                        line -> assertThat(line).contains("must be ndjson, csv, xes or ocel, not 'pdf'"),
                        line -> assertThat(line).contains("--case: "),
                        line -> assertThat(line).contains("--stream-type: must be one of DisputeCase"),
                        line -> assertThat(line).contains("--after must be 0 or more"),
                        line -> assertThat(line).contains("--to must be later"),
                        line -> assertThat(line).contains("Nothing has happened"),
                        line -> assertThat(line).contains("Cannot write"));
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    private void recordPayments() {
        try (Workshop workshop = Workshop.on(DataDirectory.at(directory.resolve("data")), new VirtualClock(THEN))) {
            CommandGateway commands = workshop.bean(CommandGateway.class);
            Stream.of("pay-1", "pay-2")
                    .forEach(id -> commands.sendAndWait(new RecordPayment(
                            PaymentId.of(id), Sample.paid(Money.of("100.00", "CNY")), Act.bySystem("test", THEN, id))));
        }
    }

    private Stream<String> files() throws IOException {
        return Files.list(directory).map(path -> path.getFileName().toString());
    }

    private int export(String... arguments) {
        return export(out, arguments);
    }

    private int export(OutputStream to, String... arguments) {
        Console console = new Console(new PrintStream(to, true, UTF_8), new PrintStream(err, true, UTF_8));
        Installation installation = new Installation();
        new CommandLine(installation)
                .parseArgs("--data", directory.resolve("data").toString());
        PrintWriter complaints = new PrintWriter(err, true, UTF_8);
        return new CommandLine(new ExportCommand(installation, console))
                .setErr(complaints)
                .setParameterExceptionHandler((mistake, unused) -> {
                    complaints.println(mistake.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, unused, ignored) -> {
                    assertThat(failure).isInstanceOf(UserError.class);
                    complaints.println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
