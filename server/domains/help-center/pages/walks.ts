import type { Context } from '../../../platform/context.ts'
import { slipsAllowed, slipsBetween } from '../../../platform/text/slips.ts'
import { stemOf } from '../../../platform/text/stem.ts'
import { STOP_WORDS } from '../../../platform/text/stop-words.ts'
import { pairsOf, runsIn } from '../../../platform/text/words.ts'
import { publishedTroubleshooters } from '../../troubleshooters/queries.ts'
import type { Site } from '../drawing/site.ts'

/** A troubleshooter as lists show it. */
export type Walk = Awaited<ReturnType<typeof walksOn>>[number]

/** Troubleshooters this reader may walk: all, or those about a shelf. */
export async function walksOn(ctx: Context, { language, audience }: Site, shelf?: string) {
  const category = shelf?.replaceAll('-', '_')
  const walks = await publishedTroubleshooters(ctx, {
    language,
    sees: audience.sees,
    ...(category ? { category } : {}),
  })
  return walks.map(({ title, intro, path, category }) => ({ title, summary: intro, path, about: category }))
}

/** Of what is asked, so much must be in the words of a troubleshooter. */
const ENOUGH = 0.5

/** Those that speak of what somebody asks for, slips of the finger aside; the ones with most of it first. */
export async function walksAbout(ctx: Context, site: Site, q: string): Promise<Walk[]> {
  const asked = [...wordsIn(q)]
  if (asked.length === 0) return []
  const rated = (await walksOn(ctx, site)).map((walk) => {
    const own = [...wordsIn(`${walk.title} ${walk.summary} ${walk.about}`)]
    return { walk, share: asked.filter((word) => own.some((one) => isAlike(one, word))).length / asked.length }
  })
  return rated
    .filter(({ share }) => share >= ENOUGH)
    .toSorted((a, b) => b.share - a.share)
    .map(({ walk }) => walk)
}

const wordsIn = (text: string): Set<string> =>
  new Set(
    runsIn(text).flatMap(({ word, unspaced }) => {
      if (unspaced) return pairsOf(word)
      return STOP_WORDS.has(word) ? [] : [stemOf(word) ?? word]
    }),
  )

const isAlike = (one: string, word: string): boolean =>
  one === word || slipsBetween(one, word, slipsAllowed(word)) <= slipsAllowed(word)
