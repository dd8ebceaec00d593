/*
 * Lists of "this text has this word so often", many of them and most of them short, in a few large arrays: a list is a chain of
 * blocks, each with room for twice as many as the one before, up to a limit. An entry takes four bytes.
 */

const TEXT_BITS = 20
const COUNT_BITS = 12
/** So many texts and so high a count fit into an entry. */
export const MOST_TEXTS = 2 ** TEXT_BITS
const MOST_COUNT = 2 ** COUNT_BITS - 1

const SEGMENT_BITS = 16
const SEGMENT = 2 ** SEGMENT_BITS
const FIRST_BLOCK = 4
const LARGEST_BLOCK = 1_024

export const textOf = (entry: number): number => entry >>> COUNT_BITS
export const countOf = (entry: number): number => entry & MOST_COUNT

export interface Postings {
  add(list: number, text: number, count: number): void
  /** Copies a list into `entries` and says how long it is. The array is used again by the next call. */
  read(list: number): number
  entries(): Uint32Array
}

export function makePostings(): Postings {
  const segments: Uint32Array[] = []
  // Position 0 means "none", so that nothing is ever put there.
  let end = 1
  let [first, last, length] = [new Uint32Array(1_024), new Uint32Array(1_024), new Uint32Array(1_024)]
  let copied = new Uint32Array(1_024)

  const at = (position: number) => segments[position >>> SEGMENT_BITS]!
  const within = (position: number) => position & (SEGMENT - 1)

  /** A block's first place tells where the next one is. None lies in two segments. */
  function newBlock(size: number): number {
    if (within(end) + size > SEGMENT) end = (Math.floor(end / SEGMENT) + 1) * SEGMENT
    while (segments.length <= end >>> SEGMENT_BITS) segments.push(new Uint32Array(SEGMENT))
    const position = end
    end += size
    return position
  }

  function add(list: number, text: number, count: number): void {
    if (list >= first.length) [first, last, length] = [grown(first, list), grown(last, list), grown(length, list)]
    const { size, used } = lastBlock(length[list]!)
    if (length[list] === 0) {
      first[list] = newBlock(size)
      last[list] = first[list]!
    } else if (used === 0) {
      const next = newBlock(size)
      at(last[list]!)[within(last[list]!)] = next
      last[list] = next
    }
    at(last[list]!)[within(last[list]!) + 1 + used] = ((text << COUNT_BITS) | Math.min(count, MOST_COUNT)) >>> 0
    length[list]!++
  }

  function read(list: number): number {
    const total = list < length.length ? length[list]! : 0
    if (total > copied.length) copied = new Uint32Array(total * 2)
    let [block, size, done] = [first[list] ?? 0, FIRST_BLOCK, 0]
    while (done < total) {
      const from = within(block)
      const here = Math.min(size - 1, total - done)
      const segment = at(block)
      for (let index = 1; index <= here; index++) copied[done++] = segment[from + index]!
      block = segment[from]!
      size = Math.min(size * 2, LARGEST_BLOCK)
    }
    return total
  }

  return {
    add,
    read,
    entries: () => copied,
  }
}

/** The block the next entry of a list goes into, and how many are there already. */
function lastBlock(length: number): { size: number; used: number } {
  let [size, before] = [FIRST_BLOCK, 0]
  while (size < LARGEST_BLOCK && length - before >= size - 1) {
    before += size - 1
    size *= 2
  }
  return { size, used: (length - before) % (size - 1) }
}

function grown(array: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(index + 1, Math.ceil(array.length * 1.5)))
  larger.set(array)
  return larger
}
