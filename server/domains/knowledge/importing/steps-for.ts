import type { Context } from '../../../platform/context.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { languageOf } from '../../triage/reading/language.ts'
import { isKeyOfId } from './identity.ts'
import type { Imported } from './imported.ts'
import { planned, type Step } from './plan-import.ts'
import type { TakenFiles } from './take-files.ts'

interface Bringing {
  files: TakenFiles
  publish: boolean
}

/** What is to be done with the texts of a source, by article: the help center's own language first, its translations after it. */
export async function stepsFor(
  ctx: Context,
  texts: readonly Imported[],
  { files, publish }: Bringing,
): Promise<Map<string, Step[]>> {
  const { languages } = (await frameworkOf(ctx)).knowledge
  const given = texts.map((text) => {
    const language = text.language ?? languageOf(`${text.title}\n${text.content}`).value
    return { text, language, words: { ...text, language, content: files.byContent(text) } }
  })
  const steps = (await planned(ctx, given, publish)).map((step) =>
    languages.includes(step.language) ? step : unread(step, languages),
  )
  const rank = ({ language }: Step) => languages.indexOf(language)
  const byKey = [...Map.groupBy(steps, ({ text }) => text.key)]
  return new Map(byKey.map(([key, steps]) => [key, steps.toSorted((a, b) => rank(a) - rank(b)).map(onceEach)]))
}

const unread = (step: Step, languages: readonly string[]): Step => ({
  ...{ ...step, what: 'skipped', conflict: false },
  why: `The help center is not read in this language. The framework names ${languages.join(', ')}.`,
})

function onceEach(step: Step, index: number, all: readonly Step[]): Step {
  const same = all.filter(({ language }) => language === step.language)
  const isFirst = all.indexOf(same[0]!) === index
  const others = same.filter((one) => one !== step).map(({ text }) => text.path)
  if (others.length === 0) return step
  // Which of them is the article, and which a copy that is to become another one, nobody can tell.
  if (isKeyOfId(step.text.key) && same.some(({ fingerprint }) => fingerprint !== step.fingerprint))
    return { ...step, what: 'skipped', why: `${others.join(', ')} has the same id. ${TAKE_OUT}` }
  if (isFirst || !isNews(step)) return step
  return { ...step, what: 'skipped', why: `The same article in the same language is in ${same[0]!.text.path}.` }
}

const TAKE_OUT = 'Take the id out of the one that is to become an article of its own.'

export const isNews = ({ what }: Step): boolean => what === 'made' || what === 'changed'
