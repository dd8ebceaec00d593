import { parentPort } from 'node:worker_threads'
import { sanitize } from './sanitize.ts'

/** HTML comes in; what is safe of it goes out, or null when it cannot be read. */
parentPort!.on('message', (html: string) => parentPort!.postMessage(cleanOrNull(html)))
parentPort!.postMessage('ready')

function cleanOrNull(html: string): string | null {
  try {
    return sanitize(html)
  } catch {
    return null
  }
}
