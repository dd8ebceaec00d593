import { parentPort } from 'node:worker_threads'
import { sanitize, type ToClean } from './sanitize.ts'

/** HTML comes in; what is safe of it goes out, or null when it cannot be read. */
parentPort!.on('message', (given: ToClean) => parentPort!.postMessage(cleanOrNull(given)))
parentPort!.postMessage('ready')

function cleanOrNull(given: ToClean): string | null {
  try {
    return sanitize(given)
  } catch {
    return null
  }
}
