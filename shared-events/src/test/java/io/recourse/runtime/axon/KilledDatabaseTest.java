package io.recourse.runtime.axon;

import static io.recourse.runtime.axon.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of PostgreSQL while events are appended: what was acknowledged is there when it is back. */
class KilledDatabaseTest {

    private static final int ROUNDS = 2;
    private static final int WRITERS = 16;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsStored() throws Exception {
        int port = freePort();
        EmbeddedPostgres postgres = start(port);
        AtomicBoolean done = new AtomicBoolean();
        Random random = new Random();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        TestStore.migrate(url);
        try (TestStore store = TestStore.on(url)) {
            store.writer().pool().setConnectionTimeout(1_000);
            List<Thread> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> write(store, done)))
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                int enough = acknowledged.size() + 2 + random.nextInt(1_000);
                await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > enough);

                kill();
                postgres.close();
                postgres = start(port);
            }
            int enough = acknowledged.size();
            await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > enough);
            done.set(true);
            for (Thread writer : writers) {
                assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
            }

            assertThat(failures).hasPositiveValue();
            Acknowledged.isStored(acknowledged, store.database());
        } finally {
            done.set(true);
            postgres.close();
        }
    }

    /** A stream ends when its writer was told of a failure: nobody knows then what was written last. */
    private void write(TestStore store, AtomicBoolean done) {
        while (!done.get()) {
            String stream = UUID.randomUUID().toString();
            try {
                for (int i = 0; i < 10; i += 2) {
                    DomainEventMessage<?> one = event(stream, i);
                    DomainEventMessage<?> two = event(stream, i + 1);
                    store.append(one, two);
                    acknowledged.add(one.getIdentifier());
                    acknowledged.add(two.getIdentifier());
                }
            } catch (SQLException gone) {
                failures.incrementAndGet();
            }
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port);
        List.of("fsync", "synchronous_commit", "full_page_writes")
                .forEach(setting -> builder.setServerConfig(setting, "on"));
        return builder.start();
    }

    private void kill() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(directory.resolve("postmaster.pid")).getFirst()))
                .orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(20)).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
