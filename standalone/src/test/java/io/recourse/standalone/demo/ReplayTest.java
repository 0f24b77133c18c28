package io.recourse.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.recourse.command.deadline.DeadlineSaga;
import io.recourse.command.refund.RefundSaga;
import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.standalone.imports.Workshop;
import io.recourse.standalone.rebuild.RebuildCommand;
import io.recourse.standalone.server.LogTarget;
import io.recourse.standalone.server.Server;
import io.recourse.testing.HttpCalls;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** A whole history, with a refund that moved money, receipts and deadlines, is read again: nothing happens but that it is read. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Everything that commands, gateways, deadlines and uploads leave behind; not where processors are. */
    private static final String EFFECTS = """
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_schema IN ('command', 'content') AND table_name NOT IN ('token_entry', 'flyway_schema_history')
            ORDER BY 1""";

    private static final String CONTENT = "SELECT coalesce(string_agg(r::text, ',' ORDER BY r::text), '') FROM %s AS r";

    private static final List<String> READ_MODELS = List.of(
            "query.dispute_case", "query.payment", "query.incident", "query.timeline_entry", "query.search_entry");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path data;

    @BeforeAll
    void walk(@TempDir Path directory) {
        data = directory;
        try (Server server = Server.start(DataDirectory.at(directory), 0, LogTarget.FILE)) {
            Tokens tokens = client -> new TokenRequest(server.url(), server.secrets())
                    .token(DemoClient.named(client).orElseThrow());
            new Walk(server.url(), tokens, server.clock(), Locale.ENGLISH, line -> {}).run();
            leaveACaseOpen(new HttpCalls(server.url().getPort()), tokens.of("agent"));
        }
    }

    /** Its deadlines wait. */
    private static void leaveACaseOpen(HttpCalls http, String token) {
        http.send(http.to("/api/v1/payments/pay-open", token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"customerId": "c-1", "merchantId": "m-1", "capturedAt": "2026-01-20T06:00:00Z",
                         "amount": {"amount": "88.00", "currency": "CNY"}}""")));
        HttpCalls.Answer opened =
                http.send(http.post("/api/v1/disputes", token, """
                        {"customerId": "c-1", "reason": "PRODUCT_NOT_RECEIVED", "channel": "PHONE", "paymentIds": ["pay-open"]}""").header("Idempotency-Key", "open"));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    }

    @Test
    void replaysHaveNoSideEffects() {
        try (Workshop workshop = workshop()) {
            JdbcClient database = workshop.bean(JdbcClient.class);
            Map<String, StreamingEventProcessor> processors = processors(workshop);
            processors.values().forEach(ReplayTest::awaitEnd);
            Map<String, String> effects = contents(database, tables(database));
            Map<String, String> read = contents(database, READ_MODELS);
            assertThat(effects.get("command.domain_event_entry")).contains("Refund");
            assertThat(effects.get("command.scheduled_tasks")).isNotEmpty();
            assertThat(effects.get("content.content")).isNotEmpty();

            Queue<String> commands = new ConcurrentLinkedQueue<>();
            CommandBus bus = workshop.bean(CommandBus.class);
            try (Registration watching = bus.registerDispatchInterceptor(messages -> (index, message) -> {
                commands.add(message.getCommandName());
                return message;
            })) {
                assertThat(watching).isNotNull();
                processors.values().stream()
                        .filter(StreamingEventProcessor::supportsReset)
                        .forEach(ReplayTest::again);
            }

            assertThat(commands).isEmpty();
            assertThat(contents(database, tables(database))).isEqualTo(effects);
            assertThat(contents(database, READ_MODELS)).isEqualTo(read);
        }
    }

    /** A saga sends commands, so nobody may replay it; should its position be lost, each command has been handled before. */
    @Test
    void sagasAreNeverReplayedAndRepeatNothingWhenTheirPositionIsLost() {
        try (Workshop workshop = workshop()) {
            JdbcClient database = workshop.bean(JdbcClient.class);
            Map<String, StreamingEventProcessor> processors = processors(workshop);
            processors.values().forEach(ReplayTest::awaitEnd);
            String events = content(database, "command.domain_event_entry");
            String money = content(database, "command.ledger_transfer");
            long deadlines = deadlines(database);
            assertThat(money).isNotEmpty();
            for (String name : List.of(RefundSaga.GROUP, DeadlineSaga.GROUP)) {
                StreamingEventProcessor sagas = Objects.requireNonNull(processors.get(name));
                sagas.shutDown();
                assertThat(sagas.supportsReset()).isFalse();
                assertThatThrownBy(sagas::resetTokens).isInstanceOf(RuntimeException.class);
                database.sql("DELETE FROM command.token_entry WHERE processor_name = ?")
                        .param(name)
                        .update();
                sagas.start();
                awaitEnd(sagas);
            }

            assertThat(content(database, "command.domain_event_entry")).isEqualTo(events);
            assertThat(content(database, "command.ledger_transfer")).isEqualTo(money);
            assertThat(deadlines(database)).isEqualTo(deadlines).isPositive();
        }
    }

    @Test
    void readModelsAreMadeAnewFromTheCommandLine() {
        assertThat(rebuild("--all", "--segments", "3")).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8).lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).contains(": switched, ", " rows, 0 differed"));

        try (Workshop workshop = workshop()) {
            workshop.bean(JdbcClient.class)
                    .sql("UPDATE query.payment SET overdrawn = NOT overdrawn")
                    .update();
        }
        out.reset();
        assertThat(rebuild("payments", "--compare-only")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("payments: compared, 2 rows, 2 differed (2 changed");
        assertThat(rebuild("payments")).isZero();
        assertThat(rebuild("payments", "--compare-only")).isZero();

        assertThat(rebuild()).isEqualTo(2);
        assertThat(rebuild("ledger")).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Say which read models, or --all"),
                        line -> assertThat(line).startsWith("There is no read model ledger that can be made anew"));
    }

    private int rebuild(String... arguments) {
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        Installation installation = new Installation();
        new CommandLine(installation).parseArgs("--data", data.toString());
        PrintWriter complaints = new PrintWriter(err, true, UTF_8);
        return new CommandLine(new RebuildCommand(installation, console))
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

    private Workshop workshop() {
        return Workshop.on(DataDirectory.at(data), new ClockConfiguration().clock());
    }

    private static Map<String, StreamingEventProcessor> processors(Workshop workshop) {
        Map<String, StreamingEventProcessor> all = new TreeMap<>();
        workshop.bean(EventProcessingConfiguration.class).eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                all.put(name, streaming);
            }
        });
        return all;
    }

    private static void again(StreamingEventProcessor processor) {
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        awaitEnd(processor);
    }

    /** Whether it still counts as a replay makes no difference: that ends with the next new event. */
    private static void awaitEnd(StreamingEventProcessor processor) {
        await().atMost(PATIENCE)
                .until(() -> !processor.processingStatus().isEmpty()
                        && processor.processingStatus().values().stream().allMatch(EventTrackerStatus::isCaughtUp));
    }

    private static List<String> tables(JdbcClient database) {
        return database.sql(EFFECTS).query((row, number) -> row.getString(1)).list();
    }

    private static Map<String, String> contents(JdbcClient database, List<String> tables) {
        return tables.stream().collect(Collectors.toMap(Function.identity(), table -> content(database, table)));
    }

    private static long deadlines(JdbcClient database) {
        return database.sql("SELECT count(*) FROM command.scheduled_tasks")
                .query(Long.class)
                .single();
    }

    private static String content(JdbcClient database, String table) {
        return database.sql(CONTENT.formatted(table)).query(String.class).single();
    }
}
