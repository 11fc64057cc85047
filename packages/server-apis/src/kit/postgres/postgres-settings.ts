/**
 * The server's settings for a small machine at home. They are given on the command line, so no file in the data folder can
 * drift from them. Durability stays as strict as PostgreSQL has it; everything that would wake up or write while idle is off.
 */
export const postgresSettings = (socketFolder: string): Readonly<Record<string, string>> => ({
  listen_addresses: "",
  // A list: quotes keep commas and blanks in the path from being read as separators.
  unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
  unix_socket_permissions: "0700",
  max_connections: "60",

  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "512MB",

  shared_buffers: "64MB",
  work_mem: "4MB",
  maintenance_work_mem: "32MB",
  huge_pages: "off",
  jit: "off",
  autovacuum: "on",
  // Reads by the backend itself: no I/O worker processes that only wait.
  io_method: "sync",
  max_logical_replication_workers: "0",
  max_worker_processes: "4",
  max_parallel_workers_per_gather: "1",

  timezone: "UTC",
  log_timezone: "UTC",
  logging_collector: "off",
  log_destination: "stderr",
  log_line_prefix: "",
  log_checkpoints: "off",
  // Without details and statements no person's data reaches the log.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
});
