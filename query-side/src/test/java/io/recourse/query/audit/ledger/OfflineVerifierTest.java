package io.recourse.query.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.audit.Checkpoint;
import io.recourse.audit.Hash;
import io.recourse.audit.SignedCheckpoint;
import io.recourse.audit.SignerKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program of docs/audit, on exports and on tampered copies of them. */
@SuppressWarnings("NullAway.Init")
class OfflineVerifierTest {

    private static final Path SOURCE = Path.of("../docs/audit/RecourseVerifier.java");

    @TempDir
    private static Path directory;

    private static RecordedHistory history;
    private static Method program;
    private static List<String> complete;
    private static List<String> partial;

    @BeforeAll
    static void begin() throws Exception {
        history = new RecordedHistory();
        complete = new ExportLines(history).complete();
        partial = new ExportLines(history).partial(event -> event.streamId().equals("case-3"));
        program = compiled();
    }

    @AfterAll
    static void end() throws Exception {
        history.close();
    }

    @Test
    void untouchedExportIsWhole() throws Exception {
        assertThat(verify(complete))
                .isEqualTo("0 Whole: 700 events of 10 streams, exactly as signed with recourse+"
                        + history.keys().verifiers().getFirst().id() + ".\n");
    }

    @Test
    void itIsOneFileThatJavaRuns() throws Exception {
        Path export = write(complete);
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SOURCE.toString(),
                        export.toString(),
                        "--key",
                        key())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(java.getInputStream().readAllBytes(), UTF_8)).startsWith("Whole: 700 events");
        assertThat(java.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"number\":257,           | \"number\":258,",
                "\"number\":257,           | \"number\": 257,",
                "\"number\":257,           | \"number\":257 ,",
                "\"说\":\"是\"}}           | \"说\":\"\\u662f\"}}",
                "\"说\":\"是\"}}           | \"说\":\"是\"} }",
                "08:00:00Z                 | 08:00:01Z",
                "\\\"t\\\"                 | \\\"u\\\"",
                "io.recourse.Happened      | io.recourse.Other",
                "\"revision\":\"1\"        | \"revision\":\"2\"",
                "\"revision\":\"1\"        | \"version\":\"1\"",
                "DisputeCase               | Payment",
                "\"id\":\"event-257\"      | \"id\":\"event-275\""
            })
    void changedEventIsNamed(String was, String is) throws Exception {
        String id = is.startsWith("\"id\"") ? "event-275" : "event-257";
        assertThat(verify(changed(complete, 257, line -> line.replace(was, is))))
                .startsWith(
                        "1 NOT WHOLE. Line 258, event " + id + ", number 25 of stream case-7: the event was changed.");
    }

    @Test
    void deletedEventIsNoticedAtTheNext() throws Exception {
        assertThat(verify(without(complete, 257)))
                .startsWith("1 NOT WHOLE. Line 258, event event-258, number 25 of stream case-8: it is event 258 of the"
                        + " history (the first is 0), but event 257 is expected here.");
    }

    @Test
    void lastEventIsMissed() throws Exception {
        assertThat(verify(without(complete, 699)))
                .startsWith("1 NOT WHOLE. The checkpoint covers 700 events, but the export has 699.");
    }

    @Test
    void cutOffEndIsMissed() throws Exception {
        assertThat(verify(complete.subList(0, 600))).startsWith("1 NOT WHOLE. The last line is not a checkpoint");
        assertThat(verify(List.of())).startsWith("1 NOT WHOLE.");
    }

    @Test
    void eventsInAnotherOrderAreNamed() throws Exception {
        List<String> lines = new ArrayList<>(complete);
        Collections.swap(lines, 300, 301);

        assertThat(verify(lines))
                .startsWith("1 NOT WHOLE. Line 301, event event-301, number 30 of stream case-1: it is");
    }

    @Test
    void insertedEventIsNamed() throws Exception {
        List<String> lines = new ArrayList<>(complete);
        lines.add(301, complete.get(300).replace("\"position\":\"3010\"", "\"position\":\"3011\""));

        assertThat(verify(lines))
                .startsWith("1 NOT WHOLE. Line 302, event event-300, number 30 of stream case-0: it is");
    }

    @Test
    void swappedEventsOfTwoCasesAreNamed() throws Exception {
        List<String> lines = changed(
                changed(complete, 311, line -> line.replace("case-1", "case-2")),
                312,
                line -> line.replace("case-2", "case-1"));

        assertThat(verify(lines)).startsWith("1 NOT WHOLE. Line 312, event event-311, number 31 of stream case-2:");
    }

    @Test
    void swappedWordsOfTwoCasesAreNamed() throws Exception {
        List<String> lines = changed(
                changed(complete, 311, line -> line.replace(":311,", ":312,")),
                312,
                line -> line.replace(":312,", ":311,"));

        assertThat(verify(lines))
                .startsWith(
                        "1 NOT WHOLE. Line 312, event event-311, number 31 of stream case-1: the event was changed.");
    }

    @Test
    void whoChangesTheHashesTooIsFoundByTheSignature() throws Exception {
        List<String> lines = complete.stream()
                .map(line -> line.replaceAll(",\"leaf\":\"[^\"]*\"", "").replace(":257,", ":258,"))
                .toList();

        assertThat(verify(lines)).startsWith("1 NOT WHOLE. The events are not those that were signed.");
        assertThat(verify(lines, "--checkpoint", kept(300)))
                .startsWith(
                        "1 NOT WHOLE. Line 300, event event-299, number 29 of stream case-9: up to here, the first 300"
                                + " events are not those of the checkpoint that was kept.");
        assertThat(verify(lines, "--checkpoint", kept(100))).startsWith("1 NOT WHOLE. The events are not");
    }

    @Test
    void historyGoesOnFromACheckpointThatWasKept() throws Exception {
        assertThat(verify(complete, "--checkpoint", kept(100), "--checkpoint", kept(690)))
                .startsWith("0 Whole: 700 events")
                .contains("They go on from 2 earlier checkpoint(s).");
    }

    @Test
    void checkpointOfALongerHistoryIsMissed() throws Exception {
        String longer = directory.resolve("longer.txt").toString();
        Files.writeString(
                Path.of(longer),
                SignedCheckpoint.sign(
                                new Checkpoint("recourse", 701, Hash.of(new byte[32])),
                                history.keys().signer().orElseThrow())
                        .note());

        assertThat(verify(complete, "--checkpoint", longer))
                .startsWith(
                        "1 NOT WHOLE. The checkpoint that was kept covers 701 events, but the export's covers only 700.");
    }

    @Test
    void otherKeyHasNotSigned() throws Exception {
        Path export = write(complete);

        assertThat(run(
                        export.toString(),
                        "--key",
                        SignerKey.random("recourse").verifier().text()))
                .startsWith("1 NOT WHOLE. The checkpoint on the last line is not signed with a key that you gave.");
    }

    @Test
    void changedCheckpointIsNotSigned() throws Exception {
        assertThat(verify(changed(complete, 700, line -> line.replace("\\n700\\n", "\\n600\\n"))))
                .startsWith("1 NOT WHOLE. The checkpoint on the last line is not signed with a key that you gave.");
    }

    @Test
    void partialExportIsGenuine() throws Exception {
        assertThat(verify(partial))
                .startsWith("0 Genuine: each of these 70 events of 1 streams is in the history of 700 events");
        assertThat(verify(partial.subList(5, partial.size())))
                .startsWith("0 Genuine: each of these 65 events")
                .contains("1 streams do not begin with their first event.");
    }

    @Test
    void changedEventOfAPartialExportIsNamed() throws Exception {
        assertThat(verify(changed(partial, 25, line -> line.replace(":253,", ":254,"))))
                .startsWith(
                        "1 NOT WHOLE. Line 26, event event-253, number 25 of stream case-3: it is not in the history");
    }

    @Test
    void holeInAPartialExportIsNamed() throws Exception {
        assertThat(verify(without(partial, 25)))
                .startsWith(
                        "1 NOT WHOLE. Line 26, event event-263, number 26 of stream case-3: number 25 of its stream is");
    }

    @Test
    void chainIsTheLedgers() throws Exception {
        String chain = new LedgerRows(history.sql())
                .ofEvent("event-693")
                .orElseThrow()
                .chain()
                .base64();

        assertThat(verify(complete, "--stream", "case-3")).contains("The chain of case-3 ends with " + chain);
        assertThat(verify(partial, "--stream", "case-3")).contains("The chain of case-3 ends with " + chain);
    }

    @Test
    void questionWithoutSenseIsRefused() throws Exception {
        assertThat(run("export.ndjson")).startsWith("2 RecourseVerifier: name one export and a public key");
        assertThat(run("export.ndjson", "--key", "x")).startsWith("2 RecourseVerifier: not a public key");
        assertThat(run(directory.resolve("none").toString(), "--key", key())).startsWith("2 RecourseVerifier: ");
    }

    private static String verify(List<String> lines, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(write(lines).toString(), "--key", key()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private static String run(String... arguments) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, UTF_8);
        Object status = program.invoke(program.getDeclaringClass(), both, both, arguments);
        return status + " " + said.toString(UTF_8);
    }

    private static String key() {
        return history.keys().verifiers().getFirst().text();
    }

    private static String kept(long treeSize) throws IOException {
        String note = history.sql()
                .sql("select note from query.ledger_checkpoint where tree_size = " + treeSize)
                .query((row, number) -> row.getString(1))
                .single();
        return Files.writeString(directory.resolve("checkpoint-" + treeSize), note)
                .toString();
    }

    private static Path write(List<String> lines) throws IOException {
        return Files.write(directory.resolve("export.ndjson"), lines);
    }

    private static List<String> changed(List<String> lines, int index, UnaryOperator<String> change) {
        List<String> copy = new ArrayList<>(lines);
        copy.set(index, change.apply(lines.get(index)));
        assertThat(copy.get(index)).isNotEqualTo(lines.get(index));
        return copy;
    }

    private static List<String> without(List<String> lines, int index) {
        List<String> copy = new ArrayList<>(lines);
        copy.remove(index);
        return copy;
    }

    private static Method compiled() throws Exception {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        Stream.of(
                                        "--release",
                                        "21",
                                        "-Xlint:all",
                                        "-Werror",
                                        "-d",
                                        classes.toString(),
                                        SOURCE.toString())
                                .toArray(String[]::new));
        assertThat(status).isZero();
        URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        Method run = loader.loadClass("RecourseVerifier")
                .getDeclaredMethod("run", PrintStream.class, PrintStream.class, String[].class);
        run.setAccessible(true);
        return run;
    }
}
