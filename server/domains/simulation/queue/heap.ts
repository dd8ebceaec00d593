export interface Heap<T> {
  first(): T | undefined
  add(item: T): void
  take(): T | undefined
}

/** What comes first is taken first, however it was added. `before` must decide between any two. */
export function heapOf<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = []
  return {
    first: () => items[0],
    add: (item) => rise(items, item, before),
    take: () => {
      const [first, last] = [items[0], items.pop()]
      if (last !== undefined && items.length > 0) sink(items, last, before)
      return first
    },
  }
}

function rise<T>(items: T[], item: T, before: (a: T, b: T) => boolean): void {
  let place = items.push(item) - 1
  while (place > 0) {
    const above = (place - 1) >> 1
    if (!before(item, items[above]!)) break
    items[place] = items[above]!
    place = above
  }
  items[place] = item
}

function sink<T>(items: T[], item: T, before: (a: T, b: T) => boolean): void {
  let place = 0
  for (;;) {
    let below = place * 2 + 1
    if (below >= items.length) break
    if (below + 1 < items.length && before(items[below + 1]!, items[below]!)) below++
    if (!before(items[below]!, item)) break
    items[place] = items[below]!
    place = below
  }
  items[place] = item
}
