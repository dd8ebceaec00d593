/** Waits until `look` finds something, and returns it. Throws when it takes too long. */
export async function until<T>(look: () => Promise<T | undefined | false>, { within_ms = 15_000 } = {}): Promise<T> {
  const end_ms = performance.now() + within_ms
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > end_ms) throw new Error(`It did not happen within ${within_ms} ms: ${look}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
