import { enableCompileCache } from 'node:module'

// The second start reads compiled code from disk: it is the difference between one second and three.
enableCompileCache()
const { runUntilStopped } = await import('./run.ts')
await runUntilStopped()
