package io.recourse.standalone.database;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again when it has ended and nobody stopped it: killed, or out of disk space. Nobody else would, and the program
 * would answer 503 for ever. Looks every second: that its end be told is not to be had, because it is not a child of this process.
 */
final class Revival implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
    private static final long INTERVAL_SECONDS = 1;

    private final Cluster cluster;
    private final int port;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-revival").factory());

    private Revival(Cluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    static Revival of(Cluster cluster, int port) {
        Revival revival = new Revival(cluster, port);
        revival.thread.scheduleWithFixedDelay(revival::look, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        return revival;
    }

    /** Waits for a start that is under way, so that what is stopped next stays so. */
    @Override
    public void close() {
        thread.close();
    }

    private void look() {
        try {
            if (!cluster.isRunning()) {
                LOG.atError().addKeyValue("port", port).log("database_ended");
                cluster.start(port);
                LOG.atInfo().addKeyValue("port", port).log("database_started_again");
            }
        } catch (RuntimeException notYet) {
            // Whatever it is, the next look comes: without it nobody would start the server any more.
            LOG.atError().addKeyValue("reason", notYet.getMessage()).log("database_does_not_start");
        }
    }
}
