import { setImmediate as breath } from 'node:timers/promises'
import type { Claim } from './claims.ts'
import { type Finding, NO_EVIDENCE } from './finding.ts'

/** So large a part of the words of both sentences is the same: they speak of one matter. */
const SAME_MATTER = 0.5
/** A word that more sentences have than this says nothing about their matter. */
const MOST_PER_WORD = 400
const BETWEEN_BREATHS = 500
/** Of one article against another: more lines are the same quarrel. */
const MOST_PER_PAIR = 3

interface Quarrel {
  one: Claim
  other: Claim
  unit: string
}

/**
 * Articles that say different things about one matter: sentences with mostly the same words and other figures of the same
 * unit. Found for each of `of`, against all; the same pair is found from both sides.
 */
export async function contradictions(of: readonly Claim[], all: readonly Claim[]): Promise<Finding[]> {
  const index = new Map<number, Claim[]>()
  for (const claim of all) for (const word of claim.words) listed(index, word, claim)
  const quarrels: Quarrel[] = []
  for (const [at, one] of of.entries()) {
    if (at % BETWEEN_BREATHS === 0) await breath()
    quarrels.push(...quarrelsOf(one, index))
  }
  const pairs = Map.groupBy(quarrels, ({ one, other }) => `${one.article_id} ${other.article_id} ${one.language}`)
  return [...pairs.values()].map((own) => findingOf(own.slice(0, MOST_PER_PAIR)))
}

function listed(index: Map<number, Claim[]>, word: number, claim: Claim): void {
  const list = index.get(word)
  if (list) list.push(claim)
  else index.set(word, [claim])
}

function quarrelsOf(one: Claim, index: ReadonlyMap<number, readonly Claim[]>): Quarrel[] {
  const shared = new Map<Claim, number>()
  for (const word of one.words) {
    const list = index.get(word) ?? []
    if (list.length > MOST_PER_WORD) continue
    for (const other of list)
      if (other.article_id !== one.article_id && other.language === one.language)
        shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return [...shared].flatMap(([other, count]) => {
    if (count / (one.words.length + other.words.length - count) < SAME_MATTER) return []
    const unit = Object.keys(one.figures).find((unit) => differ(one.figures[unit]!, other.figures[unit]))
    return unit ? [{ one, other, unit }] : []
  })
}

/** None in common: a sentence that names both prices contradicts neither. */
const differ = (one: readonly string[], other: readonly string[] | undefined): boolean =>
  other !== undefined && !one.some((value) => other.includes(value))

function findingOf(quarrels: readonly Quarrel[]): Finding {
  const [{ one, other }] = quarrels as [Quarrel]
  const quotes = quarrels.flatMap(({ one, other }) => [
    { text: one.quote, article_id: one.article_id },
    { text: other.quote, article_id: other.article_id },
  ])
  return {
    ...{
      article_id: one.article_id,
      language: one.language,
      kind: 'contradiction',
      matter: other.article_id,
      priority: 'HIGH',
    },
    evidence: { ...NO_EVIDENCE, quotes, rows: `/knowledge/articles/${other.article_id}`, terms: quarrels.map(saidOf) },
    weight: quarrels.length,
  }
}

const saidOf = ({ one, other, unit }: Quarrel): string =>
  `${one.figures[unit]!.join(' / ')} or ${other.figures[unit]!.join(' / ')} (${unit})`
