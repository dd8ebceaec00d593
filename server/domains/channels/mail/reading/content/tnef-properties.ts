/** Reads numbers and pieces one after the other; beyond the end there is nothing, and nothing is thrown. */
export class Bytes {
  #at = 0
  readonly #buffer: Buffer

  constructor(buffer: Buffer) {
    this.#buffer = buffer
  }

  get left(): number {
    return Math.max(0, this.#buffer.length - this.#at)
  }

  uint16(): number {
    const value = this.left >= 2 ? this.#buffer.readUInt16LE(this.#at) : 0
    this.#at += 2
    return value
  }

  uint32(): number {
    const value = this.left >= 4 ? this.#buffer.readUInt32LE(this.#at) : 0
    this.#at += 4
    return value
  }

  take(length: number): Buffer {
    const piece = this.#buffer.subarray(this.#at, this.#at + length)
    this.#at += length
    return piece
  }

  skip(length: number): void {
    this.#at += length
  }
}

/** Bytes of values of fixed size by their type (MS-OXCDATA, 2.11.1), filled up to four as TNEF stores them. */
const SIZES: Record<number, number> = {
  1: 0,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const VARIABLE = new Set([0x0d, 0x1e, 0x1f, 0x102])
const SEVERAL = 0x1000
const MOST_PROPERTIES = 5_000
const MOST_VALUES = 10_000

/** A value and its type, free of the mark that there are several. */
export interface Property {
  type: number
  value: Buffer
}

/** The type of text in UTF-16. */
export const UNICODE = 0x1f

/** The first value of each property without a name of its own, by its id. Stops at the first it does not understand. */
export function propertiesIn(value: Buffer): Map<number, Property> {
  const bytes = new Bytes(value)
  const properties = new Map<number, Property>()
  const count = Math.min(bytes.uint32(), MOST_PROPERTIES)
  for (let number = 0; number < count && bytes.left > 4; number++) {
    const type = bytes.uint16()
    const id = bytes.uint16()
    if (id >= 0x8000) skipName(bytes)
    const first = readValue(bytes, type)
    if (!first) break
    if (!properties.has(id)) properties.set(id, { type: type & ~SEVERAL, value: first })
  }
  return properties
}

const padded = (length: number): number => Math.ceil(length / 4) * 4

/** A property of a program's own: whose it is, and its number or name. */
function skipName(bytes: Bytes): void {
  bytes.skip(16)
  if (bytes.uint32() === 0) bytes.skip(4)
  else bytes.skip(padded(bytes.uint32()))
}

function readValue(bytes: Bytes, type: number): Buffer | null {
  const single = type & ~SEVERAL
  const isVariable = VARIABLE.has(single)
  const size = SIZES[single]
  if (!isVariable && size === undefined) return null
  const count = isVariable || type & SEVERAL ? bytes.uint32() : 1
  if (count > MOST_VALUES) return null
  let first: Buffer | null = null
  for (let number = 0; number < count; number++) {
    const length = isVariable ? bytes.uint32() : size!
    if (length > bytes.left) return null
    const value = bytes.take(length)
    bytes.skip(padded(length) - length)
    first ??= value
  }
  return first ?? Buffer.alloc(0)
}
