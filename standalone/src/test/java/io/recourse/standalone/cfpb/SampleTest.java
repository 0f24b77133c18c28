package io.recourse.standalone.cfpb;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.csv.RawRecord;
import io.recourse.command.csv.RawRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"ONE_BANK,150,8,0,0", "MANY_COMPANIES,150,5,12,2"})
    void hasWhatItsDescriptionSays(CommittedSample sample, int rows, int late, int staysOpen, int noted) {
        Reading reading = CfpbFile.read(sample.copyTo(directory), Samples.LAST_DAY);
        assertThat(reading.rows()).isEqualTo(rows);
        assertThat(reading.replays())
                .hasSize(rows)
                .filteredOn(replay -> !replay.row().timely())
                .hasSize(late);
        assertThat(reading.replays()).filteredOn(Replay::staysOpen).hasSize(staysOpen);
        assertThat(reading.noted()).hasSize(noted);
        assertThat(reading.bad()).isEmpty();
    }

    @Test
    void hasWalletsMoneyTransfersAndNarratives() {
        Reading bank = CfpbFile.read(CommittedSample.ONE_BANK.copyTo(directory), Samples.LAST_DAY);
        assertThat(bank.replays())
                .filteredOn(replay -> "Mobile or digital wallet"
                        .equals(replay.row().verbatim().get("Sub-product")))
                .hasSizeGreaterThanOrEqualTo(20);
        Reading companies = CfpbFile.read(CommittedSample.MANY_COMPANIES.copyTo(directory), Samples.LAST_DAY);
        assertThat(companies.replays())
                .filteredOn(replay -> replay.row().narrative().isPresent())
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"ONE_BANK,cfpb_bofa_2017-05_2019-12.csv", "MANY_COMPANIES,cfpb_sample_1000_multi_company.csv"})
    void isWordForWordWhatTheRealFileSays(CommittedSample sample, String real) throws IOException {
        assertThat(records(Samples.real(real))).containsAll(records(sample.copyTo(directory)));
    }

    private static Set<String> records(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            RawRecords records = new RawRecords(in);
            Set<String> texts = new HashSet<>();
            for (Optional<RawRecord> next = records.next(); next.isPresent(); next = records.next()) {
                texts.add(next.get().text());
            }
            return texts;
        }
    }
}
