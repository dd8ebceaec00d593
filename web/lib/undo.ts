/** The last change that can be taken back with `z`. One step is enough: the toast offers the same. */
let last: (() => void) | null = null

export function offerUndo(undo: (() => void) | null) {
  last = undo
}

/** Withdraws one offer that has expired; a later one stands. */
export function withdrawUndo(undo: () => void) {
  if (last === undo) last = null
}

export function undoLast() {
  const undo = last
  last = null
  undo?.()
}
