package io.recourse.standalone.cfpb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.BadRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CfpbFileTest {

    private static final String HEADER = "Complaint ID,Submitted via,Date submitted,Date received,Product,Issue,"
            + "Company response to consumer,Timely response?\n";
    private static final String GOOD =
            "1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Closed with explanation,Yes\n";

    @TempDir
    private Path directory;

    @Test
    void readsBothLayouts() throws IOException {
        ComplaintRow first = read(HEADER + GOOD).replays().getFirst().row();
        ComplaintRow second = read("""
                        Timely response?,Date received,Date sent to company,Issue,Product,Submitted via,\
                        Company response to consumer,Complaint ID,Tags
                        Yes,2018-03-20,2018-03-21,Repossession,Mortgage,Web,Closed with explanation,1,
                        """).replays().getFirst().row();
        assertThat(first.received()).isEqualTo(LocalDate.of(2018, 3, 20));
        assertThat(first.sent()).isEqualTo(LocalDate.of(2018, 3, 21));
        assertThat(first.sameContent(second)).isTrue();
    }

    @Test
    void keepsEveryOtherColumnAsItStandsThere() throws IOException {
        ComplaintRow row = read(HEADER.strip() + ",Tags,Something new\n" + GOOD.strip() + ",,\" as it is \"\n")
                .replays()
                .getFirst()
                .row();
        assertThat(row.verbatim())
                .containsEntry("Product", "Mortgage")
                .containsEntry("Timely response?", "Yes")
                .containsEntry("Something new", " as it is ")
                .doesNotContainKeys("Tags", "Complaint ID", "Date submitted", "Date received");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Closed,Yes,more     | 9 columns instead of 8
            1,Web,2018-03-20                                                      | 3 columns instead of 8
            ,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Closed,Yes           | Complaint ID is missing
            1' OR 1=1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Closed,Yes  | Complaint ID is not a number
            1,Web,2018-02-30,2018-03-21,Mortgage,Repossession,Closed,Yes          | Date submitted is not a date
            1,Web,03/20/2018,2018-03-21,Mortgage,Repossession,Closed,Yes          | Date submitted is not a date
            1,Web,2018-03-20,,Mortgage,Repossession,Closed,Yes                    | Date received is missing
            1,Web,0201-03-20,2018-03-21,Mortgage,Repossession,Closed,Yes          | before the CFPB took complaints
            1,Web,2018-03-20,2026-11-22,Mortgage,Repossession,Closed,Yes          | is in the future
            1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Closed,Perhaps      | neither Yes nor No
            1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Closed,             | neither Yes nor No
            1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Ignored,Yes         | is not known
            1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,,Yes                | there is none
            1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Untimely response,Yes | both untimely and timely
            1,Web,2018-03-20,2018-03-01,Mortgage,Repossession,Closed,Yes          | more than 15 days after it was sent
            1,Web,2018-03-20,2026-11-20,Mortgage,Repossession,Closed,No           | its time is not over
            "1"x,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Closed,Yes       | misplaced quotes
            "1,Web,2018-03-20,2018-03-21,Mortgage,Repossession,Closed,Yes         | does not end
            """)
    void listsABadRowWithItsLineAndReasonAndTakesTheOthers(String row, String reason) throws IOException {
        Reading reading = read(HEADER + GOOD.replace("1,", "2,") + row + "\n" + GOOD.replace("1,", "3,"));
        assertThat(reading.rows()).isEqualTo(3);
        assertThat(reading.replays()).extracting(replay -> replay.row().id()).hasSize(2);
        assertThat(reading.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(3);
            assertThat(bad.reason()).contains(reason);
            assertThat(bad.text()).isEqualTo(row);
        });
    }

    @Test
    void refusesWhatNoTableCanHold() throws IOException {
        String tooLong = "x".repeat(RowReader.MAX_FIELD_CHARACTERS + 1);
        Reading reading =
                read(HEADER + GOOD.replace("Mortgage", tooLong) + GOOD.replace("Repossession", "Re\0possession"));
        assertThat(reading.bad())
                .extracting(BadRow::line, BadRow::reason)
                .containsExactly(
                        tuple(2L, "Product is longer than 100000 characters"),
                        tuple(3L, "Issue contains the character U+0000"));
    }

    @Test
    void countsTheSameRowTwiceAsADuplicateAndAContradictionAsBad() throws IOException {
        Reading reading = read(HEADER + GOOD + GOOD + GOOD.replace("Yes", "No"));
        assertThat(reading.replays()).hasSize(1);
        assertThat(reading.duplicates()).isEqualTo(1);
        assertThat(reading.bad())
                .extracting(BadRow::line, BadRow::reason)
                .containsExactly(tuple(4L, "Complaint ID 1 stands with other content in line 2"));
    }

    @Test
    void notesWhatWasSentBeforeItWasReceivedAndOpensItWhenBothHadHappened() throws IOException {
        Reading reading = read(HEADER + GOOD.replace("2018-03-20", "2018-03-22"));
        assertThat(reading.noted()).singleElement().satisfies(noted -> {
            assertThat(noted.line()).isEqualTo(2);
            assertThat(noted.reason()).contains("(2018-03-21) before it was received (2018-03-22)");
        });
        assertThat(reading.replays().getFirst().opensAt()).isEqualTo("2018-03-22T13:00:00Z");
    }

    @Test
    void emptyLinesAreNotRows() throws IOException {
        assertThat(read(HEADER + "\n" + GOOD + "\r\n\n").rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "nothing of the kind\n",
                "\"Complaint ID\n",
                "Complaint ID,Complaint ID,Submitted via,Date submitted,Date received,Product,Issue,"
                        + "Company response to consumer,Timely response?\n"
            })
    void refusesAFileThatIsNotOne(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(UserError.class)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesWhatIsNotAFile() {
        for (Path path : List.of(directory, directory.resolve("missing.csv"), Path.of("/dev/null"))) {
            assertThatThrownBy(() -> CfpbFile.read(path, Samples.LAST_DAY))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(path.toString());
        }
    }

    private Reading read(String content) throws IOException {
        Path file = directory.resolve("file.csv");
        return CfpbFile.read(Files.writeString(file, content), Samples.LAST_DAY);
    }
}
