import { totalmem } from 'node:os'

/** The superuser and the database made for Support Responder. */
export const DATABASE = 'support_responder'
export const USER = 'support_responder'

/** What a program of PostgreSQL gets as environment: nothing of ours, since PG* and LC_* variables would change what it does. */
export const PLAIN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', TZ: 'UTC' }

/** The server's settings for a small machine that it shares with the application. `durable: false` is for tests only. */
export function serverSettings(durable: boolean): string[] {
  const settings = { ...BASE, ...(durable ? DURABLE : FORGETFUL) }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Megabytes: a sixty-fourth of the machine's memory. Only what is really read takes room. */
function buffersFor(bytes: number): number {
  return Math.min(256, Math.max(32, Math.floor(bytes / 2 ** 20 / 64)))
}

const BASE = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // A socket's folder would need an owner and a cleaner; its path may be too long (108 bytes).
  password_encryption: 'scram-sha-256',
  max_connections: 60,
  shared_buffers: `${buffersFor(totalmem())}MB`, // The kernel's page cache holds the rest.
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  io_method: 'sync', // Saves three worker processes; the data is in the page cache anyway.
  max_logical_replication_workers: 0,
  max_worker_processes: 4,
  max_parallel_workers: 2,
  max_parallel_workers_per_gather: 1,
  jit: 'off', // Compiling costs more than our short queries take.
  random_page_cost: 1.1,
  autovacuum: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  min_wal_size: '80MB',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C', // We read the log to say why a start failed.
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Values of rows and statements are personal data and have no place in a log that outlives an erased customer.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

const DURABLE = { fsync: 'on', full_page_writes: 'on' }
const FORGETFUL = { fsync: 'off', full_page_writes: 'off' } // Survives kill -9 of any process, but no power cut.
