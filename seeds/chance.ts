/** Chance that can be repeated: numbers that follow from a seed and a name, on every machine and in every version. */
export interface Chance {
  /** At least 0 and below 1. */
  unit(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  happens(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of these, as often as its weight says. */
  weighted<T>(options: readonly (readonly [value: T, weight: number])[]): T
  /** Around `median`, rarely much more: how waiting times are spread. */
  around(median: number, spread: number): number
  shuffled<T>(list: readonly T[]): T[]
}

export function chanceOf(seed: number, name: string): Chance {
  const unit = numbersFrom(seed, name)
  const between = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(unit() * list.length)]!
  return {
    unit,
    between,
    pick,
    happens: (probability) => unit() < probability,
    weighted: (options) => weightedBy(options, unit()),
    around: (median, spread) => median * Math.exp(spread * normal(unit)),
    shuffled: (list) => shuffledBy(list, between),
  }
}

/** sfc32 by Chris Doty-Humphrey: 128 bits of state, passes PractRand. */
function numbersFrom(seed: number, name: string): () => number {
  let [a, b, c, count] = [seed >>> 0, hashOf(name), hashOf(`${seed}/${name}`), 1]
  const next = () => {
    const sum = (a + b + count++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

function weightedBy<T>(options: readonly (readonly [value: T, weight: number])[], unit: number): T {
  let left = unit * options.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of options) {
    left -= weight
    if (left < 0) return value
  }
  return options.at(-1)![0]
}

/** Box–Muller. */
const normal = (unit: () => number): number => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())

function shuffledBy<T>(list: readonly T[], between: (low: number, high: number) => number): T[] {
  const shuffled = [...list]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = between(0, last)
    ;[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!]
  }
  return shuffled
}
