import { setTimeout as sleep } from 'node:timers/promises'

/** Tries again until `attempt` neither throws nor returns undefined or false; past `within_ms` its last error is thrown. */
export async function until<T>(
  attempt: () => Promise<T> | T,
  { within_ms = 60_000, every_ms = 25 } = {},
): Promise<Exclude<T, undefined | false>> {
  for (const deadline = performance.now() + within_ms; ; await sleep(every_ms)) {
    const [result, error] = await outcome(attempt)
    if (result !== undefined && result !== false) return result as Exclude<T, undefined | false>
    if (performance.now() > deadline) throw error ?? new Error(`Still waiting after ${within_ms} ms: ${attempt}`)
  }
}

async function outcome<T>(attempt: () => Promise<T> | T): Promise<[T | undefined, unknown]> {
  try {
    return [await attempt(), undefined]
  } catch (error) {
    return [undefined, error]
  }
}
