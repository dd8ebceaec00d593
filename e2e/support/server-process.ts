import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../server/platform/postgres/free-port.ts'
import { type Api, apiOf } from './api.ts'
import { aDataFolder, removeDataFolders } from './data-folder.ts'
import { until } from './until.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A real server: what `npm start` runs, with a data folder and ports of its own. */
export interface ServerProcess {
  url: string
  smtp_port: number
  data_dir: string
  pid: number
  /** The bootstrap administrator's. */
  token: string
  /** From the start of the process until /readyz said 200. */
  ready_after_ms: number
  api: Api
  /** What it printed so far, on both streams. */
  output(): string
  /** The one-time link it prints while no administrator exists. */
  signInLink(): Promise<string>
  /** kill -9; its database keeps running until the next start or `stopServers`. */
  kill(): Promise<void>
  /** SIGTERM, as Ctrl-C does it. */
  stop(): Promise<{ code: number | null; took_ms: number }>
}

interface StartOptions {
  /** Default: a new, empty one. Give one to start again on what a server has left. */
  dataDir?: string
  env?: Record<string, string>
  /** demo: with a company in it, which takes a while to move in. */
  program?: keyof typeof PROGRAMS
}

const PROGRAMS = {
  desk: { file: 'server/main.ts', ready_within_ms: 60_000 },
  demo: { file: 'scripts/demo.ts', ready_within_ms: 300_000 },
}

const BOOTSTRAP_TOKEN = 'bootstrap-token-of-the-journeys-0123456789'

const running = new Set<ChildProcess>()
// A test run that is broken off must not leave servers behind; they stop their database themselves.
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/** Starts a server and resolves when it is ready. Throws with all it printed when it ends before that. */
export async function startServer({ dataDir, env = {}, program = 'desk' }: StartOptions = {}): Promise<ServerProcess> {
  const data_dir = dataDir ?? (await aDataFolder())
  const [port, smtp_port] = [await freePort(), await freePort()]
  const settings = { PORT: String(port), SMTP_IN_PORT: String(smtp_port), DATA_DIR: data_dir, BOOTSTRAP_TOKEN, ...env }
  const began_ms = performance.now()
  const { file, ready_within_ms } = PROGRAMS[program]
  const child = launch(file, settings)
  const output = collect(child)
  const url = `http://127.0.0.1:${settings.PORT}`
  await ready(child, { url, output, ready_within_ms })
  return {
    url,
    smtp_port: Number(settings.SMTP_IN_PORT),
    data_dir,
    pid: child.pid!,
    token: settings.BOOTSTRAP_TOKEN,
    ready_after_ms: performance.now() - began_ms,
    api: apiOf(url, settings.BOOTSTRAP_TOKEN),
    output,
    signInLink: () => until(() => /http\S+\/sign-in#\S+/.exec(output())?.[0]),
    kill: () => end(child, 'SIGKILL'),
    stop: async () => {
      const asked_ms = performance.now()
      await end(child, 'SIGTERM')
      return { code: child.exitCode, took_ms: performance.now() - asked_ms }
    },
  }
}

/** Ends every server and database started here and removes their folders: for `afterEach`, or a `finally`. */
export async function stopServers(): Promise<void> {
  await Promise.all([...running].map((child) => end(child, 'SIGKILL')))
  await removeDataFolders()
}

// The variables of the test runner stay out: a server under NODE_ENV=test is another one than people run.
function launch(file: string, settings: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  const child = spawn(process.execPath, ['--max-semi-space-size=8', file], {
    cwd: root,
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  return () => text
}

interface Waiting {
  url: string
  output: () => string
  ready_within_ms: number
}

async function ready(child: ChildProcess, { url, output, ready_within_ms }: Waiting): Promise<void> {
  const deadline = performance.now() + ready_within_ms
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) {
    if (hasEnded(child)) throw new Error(`The server ended before it was ready. It said:\n${output()}`)
    if (performance.now() > deadline) throw new Error(`The server is not ready yet. It said:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  child.kill(signal)
  await once(child, 'exit')
}
