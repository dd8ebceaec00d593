import { ALIKE } from '../questions/clustering.ts'
import type { Fingerprinted, Weights } from '../questions/weighing.ts'

interface Place extends Fingerprinted {
  language: string
}

/**
 * Finds for a question the known one it is most like, from `ALIKE` on, in its own language; of equals the last. Only those
 * that share a word with it are looked at, by an index of words: the same as comparing it with each by `likeness`.
 */
export function nearestAmong(known: readonly Place[], weights: Weights): (question: Place) => string | null {
  const index = new Map<number, number[]>()
  for (const [at, { features }] of known.entries())
    for (const feature of features) {
      const having = index.get(feature)
      if (having) having.push(at)
      else index.set(feature, [at])
    }
  const lengths = known.map(({ features }) => weights.lengthOf(features))
  const shared = new Float64Array(known.length)

  return ({ language, features }) => {
    const met = new Set<number>()
    for (const feature of features) {
      const square = weights.of(feature) ** 2
      for (const at of index.get(feature) ?? []) {
        met.add(at)
        shared[at]! += square
      }
    }
    const length = weights.lengthOf(features)
    let [nearest, most] = [-1, ALIKE]
    for (const at of met) {
      const alike = shared[at]! / (length * lengths[at]!)
      shared[at] = 0
      if (known[at]!.language !== language || alike < most || (alike === most && at < nearest)) continue
      ;[nearest, most] = [at, alike]
    }
    return known[nearest]?.id ?? null
  }
}
