package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code kill -9} of a process that appends, again and again: what it was told is stored, and nothing is stored by half. */
class KilledWriterTest {

    private static final int ROUNDS = 3;

    @Test
    void whatWasAcknowledgedIsStored() throws Exception {
        String url = TestStore.migrated();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Random random = new Random();
        try (HikariDataSource pool = TestStore.pool(url)) {
            for (int round = 0; round < ROUNDS; round++) {
                int before = acknowledged.size();

                killAfter(random.nextInt(2_000), WriterProcess.start(url), acknowledged);

                assertThat(acknowledged).hasSizeGreaterThan(before);
                Acknowledged.isStored(acknowledged, JdbcClient.create(pool));
            }
        }
    }

    /** @param events so many are acknowledged before */
    private static void killAfter(int events, Process writer, Set<String> acknowledged) throws IOException {
        int enough = acknowledged.size() + events;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The last one may be cut off.
                if (line.length() == 36) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() > enough && writer.isAlive()) {
                    // Not the process's own: that would close what is still to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly();
        }
    }
}
