package org.artstore.embedded.postgres;

import java.util.Map;

/// The parameters of a server that shares a small machine with its clients.
final class ServerParameters {
    static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("wal_level", "logical"),
                    Map.entry("max_wal_senders", "6"),
                    Map.entry("max_replication_slots", "6"),
                    Map.entry("max_connections", "80"),
                    Map.entry("shared_buffers", "64MB"),
                    Map.entry("work_mem", "8MB"),
                    Map.entry("maintenance_work_mem", "64MB"),
                    Map.entry("max_wal_size", "512MB"),
                    Map.entry("autovacuum_max_workers", "1"),
                    Map.entry("max_worker_processes", "4"),
                    Map.entry("max_parallel_workers", "2"),
                    Map.entry("io_method", "sync"),
                    Map.entry("jit", "off"),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("log_line_prefix", "%m [%p] "));

    private ServerParameters() {}
}
