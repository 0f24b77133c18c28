package io.recourse.command.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RawRecordsTest {

    @Test
    void endsOfLinesInsideQuotesBelongToTheRecord() throws IOException {
        assertThat(records("a,\"b\nc\",d\r\ne,\"f \"\"g\"\"\",h"))
                .extracting(RawRecord::line, RawRecord::text)
                .containsExactly(tuple(1L, "a,\"b\nc\",d"), tuple(3L, "e,\"f \"\"g\"\"\",h"));
    }

    @Test
    void aQuoteInsideAnUnquotedFieldIsASignLikeOthers() throws IOException {
        assertThat(records("a,5\" pipe\nb,c")).extracting(RawRecord::text).containsExactly("a,5\" pipe", "b,c");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstRecord() throws IOException {
        assertThat(records("\uFEFFa,b\n")).extracting(RawRecord::text).containsExactly("a,b");
    }

    @Test
    void aQuoteThatNeverEndsCostsOnlyItsOwnLine() throws IOException {
        List<RawRecord> records = records("a,b\nc,\"d\ne,f\ng,h\n");
        assertThat(records).extracting(RawRecord::text).containsExactly("a,b", "c,\"d", "e,f", "g,h");
        assertThat(records.get(1).flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("does not end"));
        assertThat(records.get(3).line()).isEqualTo(4);
    }

    @Test
    void aQuoteThatEndsFartherAwayThanARecordMayBeLongCostsOnlyItsOwnLine() throws IOException {
        String filler = "x,y\n".repeat(RawRecords.MAX_RECORD_BYTES / 4);
        List<RawRecord> records = records("a,\"b\n" + filler + "c,d\"\ne,f\n");
        assertThat(records.getFirst().flaw()).isPresent();
        assertThat(records).hasSize(1 + RawRecords.MAX_RECORD_BYTES / 4 + 2);
        assertThat(records.getLast().text()).isEqualTo("e,f");
    }

    @Test
    void quotesThatOpenInEveryLineAreNotFollowedFromEachToTheEnd() {
        String open = "a\",\"\n";
        int lines = 3 * RawRecords.MAX_RECORD_BYTES / open.length();
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(records(open.repeat(lines))).hasSize(lines));
    }

    @Test
    void aQuoteThatEndsJustNearEnoughMakesARecordWhateverOpenedBefore() throws IOException {
        String open = "abcd\",\"\n";
        int tooFar = 10;
        int nearEnough = RawRecords.MAX_RECORD_BYTES / open.length() - 1;
        List<RawRecord> records = records(open.repeat(tooFar + nearEnough) + "e\"\nf,g\n");
        assertThat(records).hasSize(tooFar + 2);
        assertThat(records.subList(0, tooFar)).allMatch(record -> record.flaw().isPresent());
        assertThat(records.get(tooFar).text()).hasSize(nearEnough * open.length() + 2);
        assertThat(records.getLast().text()).isEqualTo("f,g");
    }

    @Test
    void aLineLongerThanMemoryShouldHoldIsCut() throws IOException {
        List<RawRecord> records = records("x".repeat(3 * RawRecords.MAX_RECORD_BYTES) + "\na,b\n");
        assertThat(records.getFirst().flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("longer than"));
        assertThat(records.getFirst().text()).hasSize(RawRecords.MAX_RECORD_BYTES);
        assertThat(records.getLast().text()).isEqualTo("a,b");
    }

    @Test
    void whatIsNotUtf8IsAFlawAndCanStillBeTurnedBackIntoItsBytes() throws IOException {
        byte[] bytes = "a,caf\u00e9\nb,c\n".getBytes(ISO_8859_1);
        List<RawRecord> records = read(bytes);
        assertThat(records.getFirst().flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("UTF-8"));
        assertThat(records.getFirst().text().getBytes(ISO_8859_1)).isEqualTo("a,caf\u00e9".getBytes(ISO_8859_1));
        assertThat(records.get(1).flaw()).isEmpty();
    }

    @Property
    void everyLineIsInExactlyOneRecord(
            @ForAll @Chars({'"', ',', '\n', 'x'}) @CharRange(from = 'a', to = 'c') @StringLength(max = 200) String file)
            throws IOException {
        List<RawRecord> records = records(file);
        String joined = records.stream().map(RawRecord::text).collect(Collectors.joining("\n"));
        assertThat(joined).isEqualTo(file.endsWith("\n") ? file.substring(0, file.length() - 1) : file);
    }

    private static List<RawRecord> records(String file) throws IOException {
        return read(file.getBytes(UTF_8));
    }

    private static List<RawRecord> read(byte[] file) throws IOException {
        RawRecords source = new RawRecords(new ByteArrayInputStream(file));
        List<RawRecord> records = new ArrayList<>();
        for (Optional<RawRecord> next = source.next(); next.isPresent(); next = source.next()) {
            records.add(next.get());
        }
        return records;
    }
}
