import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { BarePostgres } from './bare-postgres.ts'

const program = fileURLToPath(new URL('bare-server.ts', import.meta.url))

/** The least a web server with a database can do: one route, one `select 1`, bytes out. */
export async function startBareHttp({ url }: BarePostgres): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['--max-semi-space-size=2', program, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = await once(createInterface(child.stdout), 'line')
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}
