/** Which rows are ticked, and the row a range begins at. */
export interface Selection {
  ids: ReadonlySet<string>
  anchor: string | null
}

export const NOTHING: Selection = { ids: new Set(), anchor: null }

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/** Everything between the row where the range began and this one, besides what was ticked before. */
export function extended({ ids, anchor }: Selection, rows: readonly string[], to: string): Selection {
  const [from, end] = [rows.indexOf(anchor ?? to), rows.indexOf(to)]
  if (from < 0 || end < 0) return toggled({ ids, anchor }, to)
  const range = rows.slice(Math.min(from, end), Math.max(from, end) + 1)
  return { ids: new Set([...ids, ...range]), anchor: rows[from]! }
}

export const withAll = ({ anchor }: Selection, rows: readonly string[]): Selection => ({ ids: new Set(rows), anchor })

/** Those alone stay ticked: what was refused, to be looked at. */
export const only = (ids: Iterable<string>): Selection => ({ ids: new Set(ids), anchor: null })
