import { enableCompileCache } from 'node:module'

// As for the server: the second command reads compiled code from disk, and begins in half the time.
enableCompileCache()
const { runCommand } = await import('./run.ts')
await runCommand(process.argv.slice(2))
