import { copyTemplate } from '../../server/testing/copy-template.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/**
 * A real server as `startServer` gives one, on a copy of the migrated database of this run: for journeys that are about what
 * people do with it. Those about its first start, its database or its data folder have one of their own.
 */
export const startServerOnCopy = async (env: Record<string, string> = {}): Promise<ServerProcess> =>
  startServer({ env: { DATABASE_URL: await copyTemplate(), ...env } })
