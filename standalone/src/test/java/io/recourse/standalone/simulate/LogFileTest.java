package io.recourse.standalone.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.recourse.command.policy.simulation.LogEvent;
import io.recourse.command.policy.simulation.Occurrence;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.money.Money;
import io.recourse.standalone.Console;
import io.recourse.standalone.data.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFileTest {

    private static final String MAPPING = """
            caseColumn: id
            time: {column: at, zone: Europe/Berlin}
            activity: what
            """;
    private static final String OPENS = """
            events:
              - activities: [open]
                means: [NOTICE_RECEIVED]
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T10:00:00+05:00, 2026-07-01T05:00:00Z",
        "2026-07-01T10:00:00.5Z,    2026-07-01T10:00:00.5Z",
        "2026-07-01T10:00:00,       2026-07-01T08:00:00Z",
        "2026-07-01,                2026-06-30T22:00:00Z",
        "2026-12-01,                2026-11-30T23:00:00Z"
    })
    void readsTimesWithTheirOffsetOrInTheZoneAndDaysFromTheirStart(String text, Instant at) throws IOException {
        assertThat(happened(MAPPING + OPENS, "id,at,what\n1," + text + ",open\n"))
                .containsExactly(new LogEvent("1", at, new Occurrence.Begins(Trigger.NOTICE_RECEIVED)));
    }

    @Test
    void readsTimesInTheFormatsThatTheMappingNames() throws IOException {
        String mapping = MAPPING.replace(
                "zone: Europe/Berlin", "zone: Europe/Berlin, formats: [dd/MM/uuuu, \"dd/MM/uuuu HH:mm\"]");
        assertThat(happened(mapping + OPENS, "id,at,what\n1,01/07/2026,open\n1,02/07/2026 10:30,open\n"))
                .extracting(LogEvent::at)
                .containsExactly(Instant.parse("2026-06-30T22:00:00Z"), Instant.parse("2026-07-02T08:30:00Z"));
        assertThatThrownBy(() -> read(mapping + OPENS, "id,at,what\n1,30/02/2026,open\n"))
                .hasMessageContaining("column at: \"30/02/2026\" is no time");
    }

    @Test
    void aWordThatIsBothFulfilsBeforeItBegins() throws IOException {
        assertThat(happened(MAPPING + """
                events:
                  - activities: [end]
                    means: [DECIDED]
                    stops: [CLOCK]
                    resumes: [MERCHANT_AWAITED]
                """, "id,at,what\n1,2026-07-01,end\n1,2026-07-01,other\n"))
                .extracting(LogEvent::what)
                .containsExactly(
                        new Occurrence.Fulfils(Milestone.DECIDED),
                        new Occurrence.Begins(Trigger.DECIDED),
                        new Occurrence.Stops(Hold.CLOCK),
                        new Occurrence.Resumes(Hold.MERCHANT_AWAITED));
    }

    @Test
    void anEventOfAColumnIsWhenThatSaysAndOnceIfItSaysSo() throws IOException {
        assertThat(happened(MAPPING.replace("activity: what\n", "") + """
                events:
                  - at: {column: end, plusDays: 2, notBefore: at}
                    once: true
                    means: [CASE_CLOSED]
                """, """
                id,at,end
                1,2026-07-01,
                1,2026-07-01,2026-07-02
                1,2026-07-01,2026-07-03
                2,2026-07-09,2026-07-02
                """))
                .filteredOn(event -> event.what() instanceof Occurrence.Fulfils)
                .extracting(LogEvent::caseId, LogEvent::at)
                .containsExactly(
                        tuple("1", Instant.parse("2026-07-03T22:00:00Z")),
                        tuple("2", Instant.parse("2026-07-08T22:00:00Z")));
    }

    @Test
    void daysAreAddedInLocalTimeAlsoOverAChangeOfTheClocks() throws IOException {
        assertThat(happened(MAPPING + """
                events:
                  - at: {column: at, plusDays: 1}
                    means: [ESCALATED]
                """, "id,at,what\n1,2026-10-24T12:00:00,x\n"))
                .first()
                .extracting(LogEvent::at)
                .isEqualTo(Instant.parse("2026-10-25T11:00:00Z"));
    }

    @Test
    void conditionsLookAtValuesAtSumsOfTheCaseAndAtWhatCameBefore() throws IOException {
        assertThat(happened(MAPPING + """
                events:
                  - activities: [pay]
                    when:
                      - {column: paid, atLeast: [fine, postage]}
                      - {column: ok, is: ["yes", "Yes"]}
                    notAfter: [appeal]
                    means: [REFUNDED]
                """, """
                id,at,what,fine,postage,paid,ok
                a,2026-07-01,open,10.0,,,
                a,2026-07-02,send,,1.50,,
                a,2026-07-03,pay,,,11.49,yes
                a,2026-07-04,pay,,,11.5,no
                a,2026-07-05,pay,,,11.5,Yes
                a,2026-07-06,raise,20,,,
                a,2026-07-07,pay,,,11.5,yes
                a,2026-07-08,pay,,,,yes
                b,2026-07-09,pay,,,0,yes
                b,2026-07-10,appeal,,,,
                b,2026-07-11,pay,,,99,yes
                """))
                .extracting(LogEvent::caseId, event -> event.at().toString().substring(0, 10))
                .containsExactly(tuple("a", "2026-07-04"), tuple("b", "2026-07-08"));
    }

    @Test
    void describesACaseByItsFirstRowAndTheFirstAmountAndOutsideInstantThatAreFilled() throws IOException {
        List<LogEvent> events = read(MAPPING + """
                facts:
                  reason: {column: why, values: {fraud: FRAUD_UNAUTHORISED}, otherwise: OTHER}
                  jurisdiction: {column: country}
                  product: {constant: CREDIT}
                  urgent: {column: hurry, is: ["1"]}
                amount: {column: sum, currencyColumn: cur}
                externalDue: due
                """ + OPENS, """
                id,at,what,why,country,hurry,sum,cur,due
                1,2026-07-01,open,fraud,US-CA,1,,EUR,
                1,2026-07-02,x,other,DE,0,12.345,EUR,2026-08-01
                1,2026-07-03,x,other,DE,0,99,EUR,2026-09-01
                2,2026-07-03,x,weather,,0,3.5,JPY,
                """);
        assertThat(described(events, "1")).satisfies(described -> {
            assertThat(described.facts().reason()).isEqualTo(Reason.FRAUD_UNAUTHORISED);
            assertThat(described.facts().jurisdiction()).contains(Jurisdiction.of("US-CA"));
            assertThat(described.facts().product()).isEqualTo(Product.CREDIT);
            assertThat(described.facts().urgent()).isTrue();
            assertThat(described.facts().externalDueAt()).contains(Instant.parse("2026-07-31T22:00:00Z"));
            assertThat(described.atStake()).contains(Money.of("12.35", "EUR"));
        });
        assertThat(described(events, "2")).satisfies(described -> {
            assertThat(described.facts().reason()).isEqualTo(Reason.OTHER);
            assertThat(described.facts().jurisdiction()).isEmpty();
            assertThat(described.facts().urgent()).isFalse();
            assertThat(described.facts().externalDueAt()).isEmpty();
            assertThat(described.atStake()).contains(Money.of("4", "JPY"));
        });
    }

    private static Occurrence.Describes described(List<LogEvent> events, String id) {
        return events.stream()
                .filter(event -> event.caseId().equals(id))
                .map(LogEvent::what)
                .filter(Occurrence.Describes.class::isInstance)
                .map(Occurrence.Describes.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,yesterday,open | line 3: column at: "yesterday" is no time
            1,,open          | line 3: column at: it is empty
            1,1066-10-14,open | line 3: column at: "1066-10-14" is not between 1900 and 2200
            ,2026-07-01,open | line 3: column id: it is empty
            1,2026-07-01     | line 3: 2 columns instead of 3
            "1,2026-07-01,open | line 3: a quoted field begins here and does not end
            """)
    void namesTheLineAndColumnOfABadRow(String row, String told) {
        assertThatThrownBy(() -> read(MAPPING + OPENS, "id,at,what\n1,2026-07-01,open\n" + row + "\n"))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("log.csv: " + told);
    }

    @Test
    void namesTheFirstBadRowsAndCountsTheOthers() {
        assertThatThrownBy(() -> read(MAPPING + OPENS, "id,at,what\n" + "1,never,open\n".repeat(5)))
                .hasMessageContaining("line 2: ")
                .hasMessageContaining("line 4: ")
                .hasMessageEndingWith("; and 2 more rows");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zone: Europe/Berlin     | zone: Europe/Atlantis     | line 2, column 20: /time/zone: "Europe/Atlantis" is no time zone
            column: at              | column: when              | line 2, column 8: /time/column: the log has no column "when"
            caseColumn: id          | caseColum: id             | line 1, column 1
            NOTICE_RECEIVED         | NOTICE_RECIEVED           | line 6, column 13: /events/0/means/0: "NOTICE_RECIEVED" is no trigger or milestone
            means: [NOTICE_RECEIVED] | once: true               | line 5, column 5
            activity: what          | facts: {reason: {constant: LAZINESS}} | line 3, column 18: /facts/reason/constant: "LAZINESS" is no reason
            activity: what          | amount: {column: what, currency: XXZ} | line 3, column 24: /amount/currency: "XXZ" is no currency
            activity: what          | externalDue: what         | line 5, column 5: /events/0: it names activities
            """)
    void namesTheLineAndColumnOfAMistakeInTheMapping(String right, String wrong, String told) {
        assertThatThrownBy(() -> read((MAPPING + OPENS).replace(right, wrong), "id,at,what\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mapping.yaml: ")
                .hasMessageContaining(told);
    }

    @Test
    void refusesWhatIsNoLog() throws IOException {
        assertThatThrownBy(() -> read(MAPPING + OPENS, "")).hasMessageEndingWith("log.csv is empty.");
        assertThatThrownBy(() -> read(MAPPING + OPENS, "id,at,id\n")).hasMessageContaining("the same name");
        assertThatThrownBy(() -> LogFile.read(directory, directory, unused -> {}, console()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(directory.toString());
    }

    private List<LogEvent> happened(String mapping, String log) throws IOException {
        return read(mapping, log).stream()
                .filter(event -> !(event.what() instanceof Occurrence.Describes))
                .toList();
    }

    private List<LogEvent> read(String mapping, String log) throws IOException {
        List<LogEvent> events = new ArrayList<>();
        LogFile.read(
                Files.writeString(directory.resolve("log.csv"), log),
                Files.writeString(directory.resolve("mapping.yaml"), mapping),
                events::add,
                console());
        return events;
    }

    private static Console console() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        return new Console(nowhere, nowhere);
    }
}
