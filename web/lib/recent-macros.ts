const STORAGE = 'sr.macros.recent'
const MOST = 20

/** Ids of the macros used last in this browser, the latest first: they are offered first. */
export function recentMacros(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberMacro(id: string) {
  try {
    localStorage.setItem(
      STORAGE,
      JSON.stringify([id, ...recentMacros().filter((other) => other !== id)].slice(0, MOST)),
    )
  } catch {
    // Only the order of a list is lost.
  }
}
