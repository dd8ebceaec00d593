/** The outcome of `work`, or `instead` when it takes longer. What comes later is ignored. */
export async function within<T>(limit_ms: number, work: Promise<T>, instead: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(instead()), limit_ms)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
    // A failure after the limit has nobody left to hear of it.
    work.catch(() => {})
  }
}
