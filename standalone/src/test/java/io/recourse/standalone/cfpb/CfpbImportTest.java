package io.recourse.standalone.cfpb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.BadRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CfpbImportTest {

    @TempDir
    private Path directory;

    @Test
    void theDeadlineSagaFindsThoseWhoWereLate() throws InterruptedException {
        Installed installed = Installed.in(directory.resolve("data"));

        Report bank = installed.importing(CommittedSample.ONE_BANK.copyTo(directory));
        assertThat(bank.late()).isEqualTo(8);
        assertThat(bank.agrees()).isTrue();
        assertThat(bank)
                .extracting(Report::rows, Report::opened, Report::knownBefore, Report::open, Report::finalMissed)
                .containsExactly(150, 150, 0, 0, 0);

        Report companies = installed.importing(CommittedSample.MANY_COMPANIES.copyTo(directory));
        assertThat(companies.late()).isEqualTo(5);
        assertThat(companies.agrees()).isTrue();
        // One complaint is in both files, and those in progress get no final answer.
        assertThat(companies)
                .extracting(Report::rows, Report::opened, Report::knownBefore, Report::open)
                .containsExactly(150, 149, 1, 12);
        assertThat(companies.noted()).hasSize(2);
        assertThat(companies.bad()).isEmpty();

        History history = installed.history();
        Report again = installed.importing(CommittedSample.MANY_COMPANIES.copyTo(directory));
        assertThat(again)
                .extracting(Report::opened, Report::knownBefore, Report::late, Report::open)
                .containsExactly(0, 150, 5, 12);
        assertThat(installed.history().differencesTo(history)).isEmpty();
    }

    @Test
    void whatAKilledImportLeftUndoneIsDoneByTheNext() throws Exception {
        Path file = CommittedSample.MANY_COMPANIES.copyTo(directory);
        Installed undisturbed = Installed.in(directory.resolve("undisturbed"));
        Report expected = undisturbed.importing(file);

        Installed killed = Installed.in(directory.resolve("killed"));
        Process process = ImportProcess.start(killed.data().root(), file);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || killed.eventsWhileRunning() >= 200);
        process.destroyForcibly().waitFor();
        Report completed = killed.importing(file);

        assertThat(completed.opened()).isBetween(1, 149);
        assertThat(completed.opened() + completed.knownBefore()).isEqualTo(150);
        assertThat(completed.late()).isEqualTo(expected.late());
        assertThat(killed.history().differencesTo(undisturbed.history())).isEmpty();
    }

    @Test
    void badRowsAreKeptAndTheOthersImported() throws IOException, InterruptedException {
        Path sample = CommittedSample.ONE_BANK.copyTo(directory);
        List<String> lines = Files.readAllLines(sample);
        String late =
                lines.stream().filter(line -> line.endsWith(",No")).findFirst().orElseThrow();
        Path file = Files.write(
                directory.resolve("höstile '; DROP TABLE.csv"),
                List.of(
                        lines.getFirst(),
                        late,
                        "=cmd|' /C calc'!A0,Web",
                        late,
                        late.replaceFirst("20..-..-..", "2018-02-30"),
                        late.replaceFirst(",No$", ",Yes"),
                        "\"never closed,Web",
                        "7,Web,2017-05-02,2017-05-02,TX,Mortgage,,Repossession,,,In progress,Yes"));
        Installed installed = Installed.in(directory.resolve("data"));

        Report report = installed.importing(file);

        assertThat(report)
                .extracting(Report::rows, Report::opened, Report::duplicates, Report::late, Report::open)
                .containsExactly(7, 2, 1, 1, 1);
        // Answered in time, but not finally, and the other row takes the time far beyond.
        assertThat(report.finalMissed()).isEqualTo(1);
        assertThat(report.bad()).extracting(BadRow::line).containsExactly(3L, 5L, 6L, 7L);
        Path rejected = report.rejected().orElseThrow();
        assertThat(rejected).hasParent(installed.data().imports());
        assertThat(Files.readString(rejected))
                .contains("\"=cmd|' /C calc'!A0,Web\"", "2018-02-30", "\"\"\"never closed,Web\"");
        assertThat(ReportText.of(report).stream().collect(Collectors.joining("\n")))
                .contains("Bad: line 3: 2 columns instead of 12", "late for the first response", "as the file says");
    }

    @Test
    void anImportDoesNotTouchADirectoryThatSomebodyElseUses() {
        Installed installed = Installed.in(directory.resolve("data"));
        try (DataLock lock = DataLock.on(installed.data())) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> installed.importing(CommittedSample.ONE_BANK.copyTo(directory)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is in use by another recourse");
        }
    }
}
