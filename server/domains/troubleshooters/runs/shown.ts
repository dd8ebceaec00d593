import type { Context } from '../../../platform/context.ts'
import type { Visibility } from '../../knowledge/contract.ts'
import { drawMarkdown } from '../../knowledge/draw.ts'
import { readArticle } from '../articles.ts'
import type { Step, StepText } from '../contract.ts'
import { HELPED, isTried, offered, type Walked, type Walker } from '../tree/walk.ts'
import type { ShownStep, WalkedStep } from './contract.ts'
import { runWords } from './words.ts'

/** For whom a step is drawn. */
export interface Reader {
  walker: Walker
  language: string
  visibility: Visibility
}

/** A step in the reader's language, with what they may answer. An article they may not read is not shown. */
export async function shownStep(
  ctx: Context,
  step: Step,
  { walker, language, visibility }: Reader,
): Promise<ShownStep> {
  const { title, body } = textOf(step, language)
  const article =
    step.kind === 'article' && step.article_id
      ? await readArticle(ctx, step.article_id, { language, visibility })
      : null
  return {
    ...{ id: step.id, kind: step.kind, title, article },
    html: body ? (await drawMarkdown(ctx, body, { language })).html : '',
    answers: answersOf(step, walker, language),
  }
}

function answersOf(step: Step, walker: Walker, language: string): ShownStep['answers'] {
  if (step.kind === 'question')
    return offered(step.answers, walker).map(({ id, texts }) => ({ id, text: inLanguage(texts, language) ?? id }))
  const { yes, no } = runWords(language)
  if (!isTried(step)) return []
  return [
    { id: HELPED.yes, text: yes },
    { id: HELPED.no, text: no },
  ]
}

/** The steps that lie behind one, in words. */
export const walkedSteps = (way: readonly Walked[], language: string): WalkedStep[] =>
  way.flatMap(({ step, answer, skipped }, position) => {
    if (answer === null) return []
    const helped = isTried(step) && !skipped ? answer === HELPED.yes : null
    const answer_text = skipped ? null : answerText(step, answer, language)
    return {
      ...{ position, step: step.id, kind: step.kind, title: textOf(step, language).title, answer, answer_text, helped },
      skipped: skipped ? ('tried_before' as const) : null,
    }
  })

function answerText(step: Step, answer: string, language: string): string {
  const { yes, no } = runWords(language)
  if (step.kind !== 'question') return answer === HELPED.yes ? yes : no
  const chosen = step.answers.find(({ id }) => id === answer)
  return (chosen && inLanguage(chosen.texts, language)) ?? answer
}

/** In the language asked for, else in English, else in the first there is. */
export const inLanguage = <Text>(texts: Readonly<Record<string, Text>>, language: string): Text | undefined =>
  texts[language] ?? texts.en ?? Object.values(texts)[0]

export const textOf = (step: Step, language: string): StepText =>
  inLanguage(step.texts, language) ?? { title: step.id, body: '' }
