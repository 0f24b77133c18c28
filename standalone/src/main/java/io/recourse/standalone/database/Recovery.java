package io.recourse.standalone.database;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import java.nio.file.Path;
import java.time.Instant;

/** Makes a cluster as it was at an instant of a copy that was taken before it, and the log since. */
public final class Recovery {

    private Recovery() {}

    /**
     * Replays the log in the copy's {@code pg_wal}, with every commit up to the instant and none after, and leaves a cluster that was
     * stopped in peace.
     *
     * @param programs directory for the PostgreSQL programs
     * @param until microseconds count; there must be a later commit in the log
     * @throws UserError when the log does not reach so far, or cannot be read
     */
    public static void run(DataDirectory data, Path programs, Instant until) {
        Cluster cluster = new Cluster(data, PostgresPrograms.in(programs));
        cluster.requireSameVersion();
        try {
            EmbeddedDatabase.onFreePort(port -> cluster.recover(port, until));
        } finally {
            cluster.stop();
        }
    }
}
