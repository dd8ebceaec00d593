import type { Frame } from './frame.ts'
import type { Scores } from './scoring.ts'

export interface Match {
  article_id: string
  language: string
  score: number
  /** Share of the telling words asked for that the text has, by how rare they are; 0 to 1. */
  covered: number
}

/** Without a word that tells, so much of what was asked must be there: "how" or three letters in common are no answer. */
const ENOUGH = { parts: 0.3, covered: 0.2 } as const
const PARTS_WEIGHT = 0.5

/** The best articles, and how many there are. Words and parts weigh the same, each measured by the best text. */
export function ranking(frame: Frame, scores: Scores, limit: number): { matches: Match[]; total: number } {
  const { texts } = frame.index
  const final = finalScores(frame, scores)
  const places = onePerArticle(frame, final)
  const best = bestOf(
    places,
    limit,
    (a, b) => final[b]! - final[a]! || (texts[a]!.article_id < texts[b]!.article_id ? -1 : 1),
  )
  const matches = best.map((place) => {
    const { article_id, language } = texts[place]!
    return { article_id, language, score: final[place]!, covered: scores.coveredTelling[place]! }
  })
  return { matches, total: places.length }
}

/** By place; 0 for a text that is not found at all. */
function finalScores(frame: Frame, { words, parts, told, covered, partsAsked }: Scores): Float64Array {
  const { texts } = frame.index
  const [mostWords, mostParts] = [most(words), most(parts)]
  const enoughParts = Math.max(ENOUGH.parts * partsAsked, Number.MIN_VALUE)
  const final = new Float64Array(words.length)
  for (let place = 0; place < words.length; place++) {
    if (told[place] === 0 && covered[place]! < ENOUGH.covered && parts[place]! < enoughParts) continue
    const alike = (1 - PARTS_WEIGHT) * (words[place]! / mostWords) + PARTS_WEIGHT * (parts[place]! / mostParts)
    final[place] = texts[place]!.prior * alike
  }
  return final
}

/** Of an article in several languages the best text. */
function onePerArticle(frame: Frame, final: Float64Array): number[] {
  const { texts } = frame.index
  const best = new Int32Array(texts.length).fill(-1)
  for (let place = 0; place < final.length; place++) {
    if (final[place] === 0) continue
    const { article, language } = texts[place]!
    const before = best[article]!
    const isBetter = before === -1 || final[place]! > final[before]!
    if (isBetter || (final[place] === final[before] && language < texts[before]!.language)) best[article] = place
  }
  return Array.from(best.filter((place) => place !== -1))
}

function most(values: Float64Array): number {
  let most = 0
  for (let place = 0; place < values.length; place++) if (values[place]! > most) most = values[place]!
  return most || 1
}

/** The first so many in order, without putting all the others in order too. */
function bestOf(places: readonly number[], limit: number, inOrder: (a: number, b: number) => number): number[] {
  let best: number[] = []
  let last: number | undefined
  for (const place of places) {
    if (last !== undefined && inOrder(last, place) < 0) continue
    best.push(place)
    if (best.length < 2 * limit + 50) continue
    best = best.sort(inOrder).slice(0, limit)
    last = best.at(-1)
  }
  return best.sort(inOrder).slice(0, limit)
}
