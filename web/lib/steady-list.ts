/** What a list shows after a refetch: rows in the reader's order, and how many newcomers wait for a word. */
export interface SteadyList<Item> {
  rows: Item[]
  waiting: number
}

/**
 * Keeps the reader's place. Rows already on screen keep their order and take their new content; rows that left the
 * view disappear; rows that came in or moved up wait above until asked for. A longer page only adds at the end.
 * With `hold` false (nothing to lose: at the top, pointer elsewhere) the fresh order is taken as it is.
 */
export function steadyList<Item extends { id: string }>(
  shown: string[],
  fresh: Item[],
  hold: boolean,
): SteadyList<Item> {
  if (!hold || shown.length === 0) return { rows: fresh, waiting: 0 }
  const byId = new Map(fresh.map((item) => [item.id, item]))
  const kept = shown.flatMap((id) => byId.get(id) ?? [])
  const keptIds = new Set(kept.map((item) => item.id))
  const lastKept = fresh.findLastIndex((item) => keptIds.has(item.id))
  const older = fresh.slice(lastKept + 1)
  const newcomers = fresh.slice(0, Math.max(0, lastKept)).filter((item) => !keptIds.has(item.id))
  if (kept.length === 0) return { rows: fresh, waiting: 0 }
  return { rows: [...kept, ...older], waiting: newcomers.length }
}
