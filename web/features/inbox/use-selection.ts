import { useMemo, useRef, useState } from 'react'
import { extended, NOTHING, only, type Selection, toggled, withAll } from './selection.ts'

/** Most tickets that are changed with one go. */
export const MOST_SELECTED = 200

/** Which rows are ticked. Another list forgets them: what one cannot see, one should not change. */
export function useSelection(listKey: string, rowIds: readonly string[]) {
  const [state, setState] = useState<{ key: string; selection: Selection }>({ key: listKey, selection: NOTHING })
  const selection = state.key === listKey ? state.selection : NOTHING
  const latest = useRef({ listKey, rowIds })
  latest.current = { listKey, rowIds }
  // The same functions with every render: rows that did not change are not drawn again.
  const change = useMemo(() => {
    const set = (next: (before: Selection, rows: readonly string[]) => Selection) =>
      setState(({ key, selection }) => {
        const { listKey, rowIds } = latest.current
        return { key: listKey, selection: next(key === listKey ? selection : NOTHING, rowIds) }
      })
    return {
      /** With Shift: everything from the row ticked last. */
      tick: (id: string, range = false) =>
        set((before, rows) => (range ? extended(before, rows, id) : toggled(before, id))),
      /** From one row to the next by keys: where it begins is ticked as well. */
      stretch: (from: string, to: string) =>
        set((before, rows) => extended(before.anchor ? before : { ...before, anchor: from }, rows, to)),
      all: () => set((before, rows) => withAll(before, rows.slice(0, MOST_SELECTED))),
      keep: (ids: Iterable<string>) => set(() => only(ids)),
      clear: () => set(() => NOTHING),
    }
  }, [])
  return { ids: selection.ids, ...change }
}
