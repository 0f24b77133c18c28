package io.recourse.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds; {@code standalone/crash} runs many. */
class CrashTest {

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereOnceWhateverIsKilled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);

        Figures figures = new Rounds(directory, seed, false)
                .run(List.of(KillPoint.DATABASE, KillPoint.CONNECTION, KillPoint.REBUILD, KillPoint.START));

        assertThat(figures.findings()).isEmpty();
        assertThat(figures.acknowledged.sum()).isPositive();
        assertThat(figures.told.sum())
                .as("health said that the database was away")
                .isPositive();
    }
}
