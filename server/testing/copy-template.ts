import { inject } from 'vitest'
import { openPool } from '../platform/db/connect.ts'
import { newId } from '../platform/ids.ts'
import { databaseNamed, TEMPLATE } from './database-server.ts'

/** The address of a fresh copy of the migrated database, made in some milliseconds. It goes with the run. */
export async function copyTemplate(): Promise<string> {
  const server = inject('postgres_url')
  const name = `test_${newId().replaceAll('-', '')}`
  const pool = openPool(server, 1)
  await pool.query(`create database ${name} template ${TEMPLATE}`)
  await pool.end()
  return databaseNamed(server, name)
}
