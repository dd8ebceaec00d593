import { spawn } from 'node:child_process'

/** Server with restart on change, and the workspace with hot reload on http://127.0.0.1:5173. */
const children = [
  spawn(process.execPath, ['--watch', '--watch-path=server', 'server/main.ts'], { stdio: 'inherit' }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--config', 'web/vite.config.ts'], { stdio: 'inherit' }),
]
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
for (const child of children) child.once('exit', stop)
