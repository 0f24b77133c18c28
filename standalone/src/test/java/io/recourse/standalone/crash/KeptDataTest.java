package io.recourse.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.standalone.data.DataDirectory;
import java.net.URL;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data of an earlier version is taken over by this one: its history is read, read models are right, deadlines and refunds that were
 * left go on. {@code standalone/upgrade} does the same with the program of any revision.
 */
class KeptDataTest {

    @TempDir
    Path directory;

    @Test
    void dataOfAnEarlierVersionGoesOn() throws Exception {
        URL kept = KeptDataTest.class.getResource("kept.zip");
        Path data = directory.resolve("data");
        Acknowledged acknowledged = new Acknowledged();
        KeptData.restore(Path.of(kept.toURI()), DataDirectory.at(data))
                .forEach(answered -> acknowledged.add(answered.command(), answered.status(), answered.body()));
        Figures figures = new Figures();
        History history = new History();
        Installation installation = new Installation(data);
        try {
            installation.start();
            installation.awaitReady();
            Promises promises = new Promises(history, acknowledged, figures);

            new AtRest(history, promises, acknowledged, figures)
                    .reckonUp(
                            new Api(installation, "auditor"),
                            new Reckoning(installation, installation::connect, figures));
        } finally {
            installation.stop();
        }
        assertThat(figures.findings()).isEmpty();
        assertThat(acknowledged.all(Command.Kind.DECIDED_CASE)).isNotEmpty();
        assertThat(acknowledged.all(Command.Kind.REFUND)).isNotEmpty();
    }
}
