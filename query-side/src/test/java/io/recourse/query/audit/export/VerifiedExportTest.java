package io.recourse.query.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.query.QueryTest;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What auditors do with an export: check it with the program that they were given, on a machine of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class VerifiedExportTest extends QueryTest {

    private static final Path VERIFIER = Path.of("../docs/audit/RecourseVerifier.java");

    @TempDir
    private Path directory;

    @Autowired
    private Sealing sealing;

    private Method verifier;

    @BeforeAll
    void history(@TempDir Path classes) throws Exception {
        verifier = compiled(classes);
        happened(new EventLog()
                .recordedFrom(Instant.parse("2026-06-01T12:00:00Z"))
                .addPayment(PaymentEvents.of(65_001).recorded().events())
                .add(CaseEvents.whole(65_001)));
    }

    @Test
    void completeExportIsWhole() throws Exception {
        String export = export("");

        assertThat(verdict(export)).startsWith("Whole: " + (export.lines().count() - 1) + " events of ");
        assertThat(verdict(export.replace("order-65001", "order-65002")))
                .startsWith("NOT WHOLE. Line ")
                .contains("stream pay-65001: the event was changed.");
    }

    @Test
    void partOfItIsGenuine() throws Exception {
        String export = export("?caseId=" + CaseEvents.id(65_001));

        assertThat(verdict(export)).startsWith("Genuine: each of these 14 events of 2 streams is in the history of ");
        assertThat(verdict(export.replace("\"channel\":\"PHONE\"", "\"channel\":\"EMAIL\"")))
                .startsWith("NOT WHOLE. Line ")
                .contains("it is not in the history that was signed");
        assertThat(verdict(export("?after=" + position(export))))
                .startsWith("Genuine: each of these 13 events of 1 streams");
    }

    @Test
    void whatHasJustHappenedIsSignedToo() {
        new EventLog().addPayment(PaymentEvents.of(65_003).recorded().events()).appendTo(events());

        assertThat(export("?streamType=Payment")).contains("\"subject\":\"pay-65003\"");
        awaitProjections();
    }

    @Test
    void whatTheLedgerDoesNotComeToIsNotSigned() {
        assertThatThrownBy(() -> sealing.covering(Long.MAX_VALUE, Duration.ofMillis(100)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
    }

    private String export(String query) {
        Answer answer = get("/api/v1/audit/exports/ndjson" + query, TestTokens.auditor());
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private String verdict(String export) throws Exception {
        Path file = Files.writeString(directory.resolve("export.ndjson"), export);
        String key = get("/api/v1/audit/keys", TestTokens.auditor())
                .json()
                .at("/keys/0/key")
                .asString();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream said = new PrintStream(out, true, UTF_8);
        Object status = verifier.invoke(null, said, said, new String[] {file.toString(), "--key", key});
        String answer = out.toString(UTF_8);
        assertThat(status).as(answer).isEqualTo(answer.startsWith("NOT WHOLE") ? 1 : 0);
        return answer;
    }

    private static Method compiled(Path classes) throws Exception {
        String[] arguments = {"-d", classes.toString(), VERIFIER.toString()};
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
        Method run = new URLClassLoader(new URL[] {classes.toUri().toURL()})
                .loadClass("RecourseVerifier")
                .getDeclaredMethod("run", PrintStream.class, PrintStream.class, String[].class);
        run.setAccessible(true);
        return run;
    }

    /** Of the first event. */
    private static String position(String export) {
        return export.replaceAll("(?s).*?\"position\":\"(\\d+)\".*", "$1");
    }
}
