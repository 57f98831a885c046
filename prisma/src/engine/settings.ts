/**
 * The embedded server's settings. Durability is PostgreSQL's own (fsync and synchronous commit stay on); the rest keeps
 * many small databases cheap on one machine.
 */
export const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Three per Space, idle ones closed: enough for about a hundred busy Spaces.
  max_connections: '300',
  shared_buffers: '128MB',
  // After a crash: one call for the file system instead of one for each of a thousand files a database (8 s for six Spaces).
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  // Nothing replicates from an embedded server.
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  // Page queries are short; compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // A failing statement may hold what its author wrote; the log is not the place for it.
  log_min_error_statement: 'panic',
}
