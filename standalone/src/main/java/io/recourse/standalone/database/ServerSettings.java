package io.recourse.standalone.database;

/** What the server is told on every start, whatever else its configuration says. */
final class ServerSettings {

    private ServerSettings() {}

    static String onPort(int port) {
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
                """.formatted(port);
    }
}
