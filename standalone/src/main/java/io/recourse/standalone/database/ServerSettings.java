package io.recourse.standalone.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the server is told on every start, whatever else its configuration says. */
final class ServerSettings {

    private static final DateTimeFormatter PRECISE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private ServerSettings() {}

    /** @param heldLogMegabytes the most that is kept of the log for a backup that has not fetched it yet */
    static String onPort(int port, long heldLogMegabytes) {
        return """
                # Written by recourse on every start. Your own settings belong into postgresql.conf, before the include.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 60

                # A commit that was acknowledged survives the power cut.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # What a backup needs: docs/backup.md.
                wal_level = replica
                max_slot_wal_keep_size = %dMB

                # A machine with two cores and an SSD, shared with the JVM.
                shared_buffers = 192MB
                effective_cache_size = 1GB
                work_mem = 8MB
                maintenance_work_mem = 128MB
                max_wal_size = 2GB
                checkpoint_timeout = 15min
                random_page_cost = 1.1
                jit = off
                max_parallel_workers_per_gather = 1

                timezone = 'UTC'
                log_timezone = 'UTC'
                log_min_messages = warning
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] '
                """.formatted(port, heldLogMegabytes);
    }

    /** For a server that replays the log in its own directory until it meets a later commit, and then serves. */
    static String recovering(int port, Instant until) {
        return onPort(port, 0) + """

                # All of the log that there is lies here already.
                restore_command = 'false'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                hot_standby = off
                """.formatted(PRECISE.format(until));
    }
}
