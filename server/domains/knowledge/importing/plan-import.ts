import type { Context } from '../../../platform/context.ts'
import { aboutOf, fingerprintOf, isSameText, type Words } from './fingerprint.ts'
import type { Imported } from './imported.ts'
import { articlesHere, type Here, stoodBefore, type TextHere } from './standing-here.ts'

/** What is to be done with one text of the source, under the language it will be kept in. */
export interface Step {
  what: 'made' | 'changed' | 'unchanged' | 'skipped'
  why: string
  text: Imported
  language: string
  fingerprint: string
  here: Here | null
  /** The text as it stands here; null: there is none in this language. */
  before: TextHere | null
  /** It was changed on both sides. */
  conflict?: boolean
}

export type Given = Pick<Step, 'text' | 'language'> & { words: Words }
type Known = Given & Pick<Step, 'fingerprint' | 'here' | 'before'>
type Verdict = Pick<Step, 'what' | 'why' | 'conflict'>

/** What is to be done with each text, in their order. `publish`: what is finished in its source is to be published. */
export async function planned(ctx: Context, given: readonly Given[], publish: boolean): Promise<Step[]> {
  const here = await articlesHere(ctx, [...new Set(given.map(({ text }) => text.key))])
  const all = given.map((one) => known(one, here.get(one.text.key) ?? null))
  const asExported = all.flatMap((one) =>
    one.before && isAsExported(one) ? [{ article_id: one.here!.article_id, words: one.words }] : [],
  )
  const old = await stoodBefore(ctx, asExported)
  return all.map(({ words, ...one }) => ({
    ...one,
    ...verdictOn({ ...one, words }, { publish, isOld: old.has(words) }),
  }))
}

const known = (given: Given, here: Here | null): Known => ({
  ...{ ...given, here, fingerprint: fingerprintOf(given.words) },
  before: here?.texts.find(({ words }) => words.language === given.language) ?? null,
})

const isAsExported = ({ text, fingerprint }: Known): boolean => text.exported === fingerprint

function verdictOn(one: Known, { publish, isOld }: { publish: boolean; isOld: boolean }): Verdict {
  const { here, before } = one
  if (here?.is_archived)
    return { what: 'skipped', why: 'It was archived here. Bring it back first to import it again.' }
  if (!here) return { what: 'made', why: 'Not here yet.' }
  if (!before) return { what: 'made', why: 'A further language of an article that is here.' }
  if (lastImport(one)?.fingerprint === one.fingerprint) return { what: 'unchanged', why: 'The source is as it was.' }
  if (isSameText(one.words, before.words)) return saidAlready(one, before, publish)
  if (isAsExported(one) && isOld)
    return { what: 'unchanged', why: 'The file is as it was exported. The article was changed here since.' }
  return isUnchangedHere(one, before) ? { what: 'changed', why: whyChanged(one) } : { what: 'skipped', ...CONFLICT }
}

/** Nothing of the words is new; the source may still name further addresses, or be finished now. */
function saidAlready(one: Known, { is_published }: TextHere, publish: boolean): Verdict {
  const isFinished = publish && !one.text.is_draft && !is_published
  if (!isAsExported(one) && (isFinished || one.text.addresses.length > 0))
    return { what: 'changed', why: isFinished ? 'It is finished now.' : 'The source names addresses for it.' }
  return { what: 'unchanged', why: 'It says what is written here.' }
}

/** Whether what stands here is what the last import made, or what the file was made from. */
function isUnchangedHere(one: Known, { version, words }: TextHere): boolean {
  const last = lastImport(one)
  if (last && last.version === version && (last.about === null || last.about === aboutOf(words))) return true
  // Whether it is published is no part of what somebody has written.
  return [true, false].some((is_draft) => fingerprintOf({ ...words, is_draft }) === one.text.exported)
}

const lastImport = ({ here, language }: Known) => here?.brought.find((one) => one.language === language)

/** Two exports of the same day may both be edited: which version this takes the place of is said. */
function whyChanged({ before, here, text }: Known): string {
  const isImported = here!.brought.some(({ version }) => version === before!.version)
  if (text.exported === null || !isImported) return 'The source has changed.'
  return `The source has changed. It takes the place of version ${before!.version}, which an import brought.`
}

const CONFLICT = {
  why: 'It was changed here since the file was made, and the file says something else. What is written here stays: export it again and take your change in there.',
  conflict: true,
}
