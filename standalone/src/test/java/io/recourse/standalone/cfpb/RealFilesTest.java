package io.recourse.standalone.cfpb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealFilesTest {

    @ParameterizedTest
    @CsvSource({"cfpb_sample_1000_multi_company.csv,1000,9,36,2", "cfpb_bofa_2017-05_2019-12.csv,13793,23,0,0"})
    void theDeadlineSagaCountsAsManyLateCasesAsTheFile(
            String file, int rows, int late, int open, int noted, @TempDir Path directory) throws InterruptedException {
        Report report = Installed.in(directory).importing(Samples.real(file));

        assertThat(report)
                .extracting(Report::rows, Report::opened, Report::late, Report::lateInFile, Report::open)
                .containsExactly(rows, rows, late, late, open);
        assertThat(report.bad()).isEmpty();
        assertThat(report.noted()).hasSize(noted);
        assertThat(report.unknownIssues()).isZero();
    }
}
