import { setImmediate as turn } from 'node:timers/promises'
import type { Context } from '../../../platform/context.ts'
import type { SearchText } from '../engine/text.ts'
import { makeTextIndex, type TextIndex } from '../engine/text-index.ts'
import { searchTextsOf, textsAfter } from './rows.ts'

const ARTICLES_AT_ONCE = 100
/** After so long others get their turn: a server that indexes still answers. */
const LONGEST_STRETCH_MS = 8

/** An index of everything that can be found. */
export async function loadIndex(ctx: Context): Promise<TextIndex> {
  const index = makeTextIndex()
  let after: SearchText | undefined
  for (;;) {
    const texts = await textsAfter(ctx, after, ARTICLES_AT_ONCE)
    await addInSlices(index, texts)
    if (texts.length < ARTICLES_AT_ONCE) return index
    after = texts.at(-1)
  }
}

/** The articles as they are now: changed, new, or no longer there. */
export async function takeIn(ctx: Context, index: TextIndex, articleIds: readonly string[]): Promise<void> {
  for (let from = 0; from < articleIds.length; from += ARTICLES_AT_ONCE) {
    const ids = articleIds.slice(from, from + ARTICLES_AT_ONCE)
    const texts = await searchTextsOf(ctx, ids)
    for (const id of ids) index.remove(id)
    await addInSlices(index, texts)
  }
}

async function addInSlices(index: TextIndex, texts: readonly SearchText[]): Promise<void> {
  let began_ms = performance.now()
  for (const text of texts) {
    index.add(text)
    if (performance.now() - began_ms < LONGEST_STRETCH_MS) continue
    await turn()
    began_ms = performance.now()
  }
}
