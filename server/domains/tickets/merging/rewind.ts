import type { TicketRow } from '../access.ts'

/** Columns of the target's own row that a merge may change and its undoing puts back. */
export const targetColumns = ['status', 'resolved_at', 'restricted', 'updated_at'] as const
type Column = (typeof targetColumns)[number]
type Values = Pick<TicketRow, Column>
type Value = Values[Column]
export type Changes = Partial<Record<Column, { before: Value; after: Value }>>

/** What a merge wants of its target, whether or not it is so already: another merge that wanted it too may be undone. */
interface Wants {
  restricted: boolean
  status: boolean
}

export function changesOf(before: Values, after: Values, wants: Wants): Changes {
  const columns = targetColumns.filter((column) => {
    if (column === 'updated_at') return true
    return column === 'restricted' ? wants.restricted : wants.status
  })
  return Object.fromEntries(columns.map((column) => [column, { before: before[column], after: after[column] }]))
}

export interface LaterMerge {
  id: string
  changes: Changes
}

interface Rewound {
  /** What the target's row gets back. */
  values: Partial<Values>
  /** Later merges into the same target that stand on this one's result: from now on they stand on what was before it. */
  later: LaterMerge[]
}

/**
 * Takes one merge's changes out of its target, whatever came after it. A column that a later merge also wanted stays, and
 * that merge will put back what was before both; one that somebody has changed since is theirs and stays.
 */
export function rewind(mine: Changes, current: Values, later: readonly LaterMerge[]): Rewound {
  const rewound: Rewound = { values: {}, later: later.map(({ id, changes }) => ({ id, changes: { ...changes } })) }
  for (const column of targetColumns) {
    const change = mine[column]
    if (!change) continue
    const heir = rewound.later.find(({ changes }) => changes[column])
    if (heir) inherit(heir.changes, column, change)
    else if (current[column] === change.after) Object.assign(rewound.values, { [column]: change.before })
  }
  return rewound
}

function inherit(heir: Changes, column: Column, mine: { before: Value; after: Value }): void {
  const theirs = heir[column]!
  if (theirs.before === mine.after) heir[column] = { ...theirs, before: mine.before }
}
