package io.recourse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateTest {

    private static final String MAPPING = """
            caseColumn: case
            time: {column: at, zone: UTC}
            activity: what
            amount: {column: sum, currency: EUR}
            events:
              - activities: [opened]
                means: [NOTICE_RECEIVED]
              - activities: [called]
                means: [CUSTOMER_ANSWERED]
            """;
    private static final String LOG = """
            case,at,what,sum
            a,2026-07-01,opened,10
            b,2026-07-01,opened,2.50
            a,2026-07-04,called,
            c,2026-07-05,opened,7
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @BeforeEach
    void files() throws IOException {
        write("log.csv", LOG);
        write("mapping.yaml", MAPPING);
        write("two.yaml", pack("answers", 1, 2));
        write("three.yaml", pack("answers", 2, 3));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String pack(String id, int version, int days) {
        return """
                id: %s
                version: %d
                title: a test
                effectiveFrom: 2000-01-01
                sourceVersion: a test
                calendar: weekdays
                deadlines:
                  - name: FIRST_RESPONSE
                    id: ANSWER
                    party: OPERATOR
                    due: {after: NOTICE_RECEIVED, days: %d}
                    metBy: [CUSTOMER_ANSWERED]
                    onExpiry: [{effect: ESCALATE, to: MANAGEMENT}]
                    citation: a test
                    confidence: VERIFIED
                """.formatted(id, version, days);
    }

    @Test
    void tellsWhatAPackWouldHaveDoneAndHowASecondDiffers() {
        assertThat(simulate("--pack", file("two.yaml"), "--pack", file("three.yaml")))
                .isZero();
        assertThat(said()).isEqualTo("""
                log.csv: 4 rows, 4 events of 3 cases, from 2026-07-01T00:00:00Z until 2026-07-05T00:00:00Z

                answers@1 applies to 3 cases
                  FIRST_RESPONSE: 3 in 3 cases
                            0 met
                            1 late
                            1 overdue, not done by the end
                            1 open, not yet due
                    late by: median 0:00 h, 90 % up to 1.0 days, at most 1.0 days
                    at stake in these cases: 12.50 EUR
                            2 × escalate to MANAGEMENT

                answers@2 applies to 3 cases
                  FIRST_RESPONSE: 3 in 3 cases
                            1 met
                            0 late
                            1 overdue, not done by the end
                            1 open, not yet due
                    late by: median 0:00 h, 90 % up to 0:00 h, at most 0:00 h
                    at stake in these cases: 2.50 EUR
                            1 × escalate to MANAGEMENT

                answers@2 instead of answers@1
                  FIRST_RESPONSE: +1 met, -1 late, +0 open
                  judged differently: cases 1, deadlines 1
                    a FIRST_RESPONSE: met (due 2026-07-05T00:00:00Z), not late (due 2026-07-04T00:00:00Z)
                """);
        assertThat(complaint()).isEmpty();
    }

    @Test
    void listsEveryDeadlineAsCsv() throws IOException {
        Path file = directory.resolve("out.csv");
        assertThat(simulate(
                        "--pack",
                        file("two.yaml"),
                        "--pack",
                        file("three.yaml"),
                        "--format",
                        "csv",
                        "--output",
                        file.toString()))
                .isZero();
        assertThat(said()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("""
                pack,case,deadline,starts_at,due_at,verdict,done_at,late_seconds,amount,currency,differs
                answers@1,a,FIRST_RESPONSE,2026-07-01T00:00:00Z,2026-07-04T00:00:00Z,LATE,2026-07-04T00:00:00Z,0,10.00,EUR,true
                answers@2,a,FIRST_RESPONSE,2026-07-01T00:00:00Z,2026-07-05T00:00:00Z,MET,2026-07-04T00:00:00Z,,10.00,EUR,true
                answers@1,b,FIRST_RESPONSE,2026-07-01T00:00:00Z,2026-07-04T00:00:00Z,OVERDUE,,86400,2.50,EUR,false
                answers@2,b,FIRST_RESPONSE,2026-07-01T00:00:00Z,2026-07-05T00:00:00Z,OVERDUE,,0,2.50,EUR,false
                answers@1,c,FIRST_RESPONSE,2026-07-05T00:00:00Z,2026-07-08T00:00:00Z,OPEN,,,7.00,EUR,false
                answers@2,c,FIRST_RESPONSE,2026-07-05T00:00:00Z,2026-07-09T00:00:00Z,OPEN,,,7.00,EUR,false
                """);
        assertThat(directory.resolve("out.csv.draft")).doesNotExist();
    }

    @Test
    void givesProgramsTheWholeReportAsJson() {
        assertThat(simulate("--pack", file("two.yaml"), "--pack", file("three.yaml"), "--format", "json"))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(said());
        assertThat(json.at("/packs/0/pack/id").asString()).isEqualTo("answers");
        assertThat(json.at("/packs/0/deadlines/0/late").asInt()).isEqualTo(1);
        assertThat(json.at("/packs/0/deadlines/0/lateBy/max").asString()).isEqualTo("PT24H");
        assertThat(json.at("/packs/0/deadlines/0/atStake/0/currency").asString())
                .isEqualTo("EUR");
        assertThat(json.at("/packs/0/deadlines/0/effects/0/effect/effect").asString())
                .isEqualTo("ESCALATE");
        assertThat(json.at("/comparisons/0/listed/0/caseId").asString()).isEqualTo("a");
        assertThat(json.at("/comparisons/0/listed/0/to/verdict").asString()).isEqualTo("MET");
    }

    @Test
    void virtualTimeEndsWhenSomebodySaysSo() {
        assertThat(simulate("--pack", file("two.yaml"), "--until", "2026-07-03T00:00:00Z", "--format", "csv"))
                .isZero();
        assertThat(said().lines().skip(1)).hasSize(2).allMatch(line -> line.contains(",OPEN,"));
    }

    @Test
    void aShippedPackIsKnownByItsIdInItsNewestVersion() {
        assertThat(simulate("--pack", "complaint-portal-15-60", "--pack", "complaint-portal-15-60@1"))
                .isZero();
        assertThat(said())
                .contains("complaint-portal-15-60@3 applies to 0 cases", "complaint-portal-15-60@1 applies to 3 cases");
    }

    @Test
    void rulesThatAreNotEnabledAreSimulatedOnDemand() throws IOException {
        write("off.yaml", pack("answers", 1, 2).replace("confidence: VERIFIED", "confidence: UNVERIFIED"));
        assertThat(simulate("--pack", file("off.yaml"))).isZero();
        assertThat(said()).doesNotContain("FIRST_RESPONSE");
        assertThat(simulate("--pack", file("off.yaml"), "--all-rules")).isZero();
        assertThat(said()).contains("FIRST_RESPONSE: 3 in 3 cases");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --pack nowhere                      | neither a file nor a pack nowhere; known are
            --pack house@99                     | neither a file nor a pack house@99
            --pack house --pack house@1         | Two packs are house@1
            --pack ./none.yaml                  | There is no file ./none.yaml
            --pack house --output /nowhere/x    | Cannot write /nowhere/x
            """)
    void tellsInOneLineWhatIsWrongWithThePacksOrTheOutput(String arguments, String told) {
        assertThat(simulate(arguments.split(" "))).isEqualTo(1);
        assertOneLine(told);
    }

    @Test
    void aFlawedPackIsNamedWithLineAndColumn() throws IOException {
        write("flawed.yaml", pack("answers", 1, 2).replace("FIRST_RESPONSE", "first response"));
        assertThat(simulate("--pack", file("flawed.yaml"))).isEqualTo(1);
        assertOneLine("flawed.yaml: line 8, column 5: /deadlines/0/name");
    }

    @Test
    void aFileIsLeftAsItWasWhenTheLogCannotBeUsed() throws IOException {
        write("log.csv", LOG + "d,whenever,opened,\n");
        Path kept = write("out.txt", "kept");
        assertThat(simulate("--pack", file("two.yaml"), "--output", kept.toString()))
                .isEqualTo(1);
        assertOneLine("log.csv: line 6: column at: \"whenever\" is no time");
        assertThat(kept).hasContent("kept");
    }

    @Test
    void aDayThatTheCalendarDoesNotCoverIsToldInOneLine() throws IOException {
        write(
                "business.yaml",
                pack("answers", 1, 2).replace("days: 2", "businessDays: 2").replace("weekdays", "cn"));
        write("log.csv", LOG.replace("2026-07-05", "2190-01-01"));
        assertThat(simulate("--pack", file("business.yaml"))).isEqualTo(1);
        assertOneLine("Calendar cn covers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--pack house",
                "--log x --pack house",
                "--from 2026-01-01T00:00:00Z --pack house",
                "--from 2026-01-01T00:00:00Z --to 2027-01-01T00:00:00Z --log x --mapping y --pack house",
                "--from yesterday --to today --pack house",
                "--log x --mapping y",
                "--log x --mapping y --pack house --format xml"
            })
    void aCommandLineThatMakesNoSenseIsToldInOneLine(String arguments) {
        assertThat(recourse(("simulate " + arguments).split(" "))).isEqualTo(2);
        assertOneLine("--help");
    }

    @Test
    void ownHistoryNeedsADirectoryInWhichSomethingHappened() {
        assertThat(recourse(
                        "simulate",
                        "--pack",
                        "house",
                        "--from",
                        "2026-01-01T00:00:00Z",
                        "--to",
                        "2027-01-01T00:00:00Z",
                        "--data",
                        directory.resolve("data").toString()))
                .isEqualTo(1);
        assertOneLine("Nothing has happened in ");
        assertThat(directory.resolve("data/postgres")).doesNotExist();
    }

    private void assertOneLine(String told) {
        assertThat(said()).isEmpty();
        assertThat(complaint().lines())
                .singleElement()
                .asString()
                .startsWith("recourse: ")
                .contains(told);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private int simulate(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("simulate", "--log", file("log.csv"), "--mapping", file("mapping.yaml")));
        all.addAll(Arrays.asList(arguments));
        return recourse(all.toArray(String[]::new));
    }

    private int recourse(String... arguments) {
        return Recourse.run(
                new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)), arguments);
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private String complaint() {
        return err.toString(UTF_8);
    }
}
