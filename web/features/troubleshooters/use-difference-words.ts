import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../lib/framework-names.ts'
import type { Step, StepChange, VersionDifference, When } from '../../lib/queries/troubleshooters.ts'
import { useStepWords } from './step-words.ts'

/** One thing that is another one: what it is, and how it reads in both versions. Empty: it is not there. */
export interface Told {
  label: string
  /** Of which language the texts are; null: they are ours. */
  language: string | null
  before: string
  after: string
}

type Answer = Extract<StepChange, { what: 'answer_added' }>['answer']
type TicketField = Extract<StepChange, { what: 'ticket' }>['field']
type AnswersChange = Extract<StepChange, { what: `answer_${string}` }>

/** The changes between two versions as their reader calls them. */
export function useDifferenceWords(language: string, difference: VersionDifference) {
  const { t } = useTranslation('troubleshooters')
  const values = useValueWords(language, difference)
  const { titleOf, stepOf, whereTo, whom, namesOf, nameOfArticle, ticketValue, answerOf } = values
  const changedAnswers = useAnswerWords(values)
  const about = (change: VersionDifference['about'][number]): Told => {
    if (change.what === 'languages') return ours(t('about.languages'), namesOf(change.before), namesOf(change.after))
    if (change.what === 'start') return ours(t('panel.first'), whereTo(change.before), whereTo(change.after))
    return { ...change, label: t(`about.${change.what}`) }
  }
  const wayLabel = (step: Step, { way, answer }: Extract<StepChange, { what: 'way' }>) =>
    way === 'answer' ? `“${answerOf(step, answer ?? '')}”` : t(`slot.${way}`)
  const whenLabel = (step: Step, { answer }: Extract<StepChange, { what: 'when' }>) =>
    answer === null ? t('difference.when') : t('difference.answer_when', { answer: answerOf(step, answer) })
  const changed = (step: Step, change: StepChange): Told => {
    switch (change.what) {
      case 'title':
      case 'body':
        return { ...change, label: t(change.what === 'title' ? 'difference.title_text' : 'difference.body') }
      case 'way':
        return ours(wayLabel(step, change), whereTo(change.before), whereTo(change.after))
      case 'when':
        return ours(whenLabel(step, change), whom(change.before), whom(change.after))
      case 'article':
        return ours(t('panel.article'), nameOfArticle(change.before), nameOfArticle(change.after))
      case 'ticket': {
        const label = change.field === 'category' ? t('panel.ticket_category') : t(`panel.${change.field}`)
        return ours(label, ticketValue(change.field, change.before), ticketValue(change.field, change.after))
      }
      default:
        return changedAnswers(step, change)
    }
  }
  const bodyOf = (step: Step): Told[] => {
    const body = step.texts[language]?.body ?? ''
    return body ? [{ label: t('difference.body'), language, before: body, after: body }] : []
  }
  return { about, changed, bodyOf, titleOf, stepOf }
}

/** What is not a text of one language, but said in ours. */
const ours = (label: string, before: string, after: string): Told => ({ label, language: null, before, after })

/** What became of the answers of a question. */
function useAnswerWords({ answerOf, whereTo, only }: ReturnType<typeof useValueWords>) {
  const { t } = useTranslation('troubleshooters')
  const line = (step: Step, { id, to, when }: Answer) =>
    [`${answerOf(step, id)} ${whereTo(to)}`, only(when)].filter(Boolean).join(' · ')
  return (step: Step, change: AnswersChange): Told => {
    if (change.what === 'answer_text') return { ...change, label: t('difference.answer_text') }
    if (change.what === 'answer_added') return ours(t('difference.answer_added'), '', line(step, change.answer))
    if (change.what === 'answer_removed') return ours(t('difference.answer_removed'), line(step, change.answer), '')
    const inOrder = (ids: readonly string[]) => ids.map((id) => answerOf(step, id)).join(' · ')
    return ours(t('difference.answer_order'), inOrder(change.before), inOrder(change.after))
  }
}

/** Single values in words: steps, answers, conditions, languages, articles, and how a ticket opens. */
function useValueWords(language: string, { trees: { before, after }, articles }: VersionDifference) {
  const { t, i18n } = useTranslation(['troubleshooters', 'app'])
  const { titleOf, whomOf } = useStepWords(language)
  const steps = [...after.steps, ...before.steps]
  const stepOf = (id: string) => steps.find((step) => step.id === id)
  const whereTo = (id: string | null) => {
    const step = id === null ? undefined : stepOf(id)
    return `→ ${step ? titleOf(step) : t('panel.nowhere')}`
  }
  const answerOf = ({ id }: Step, answer: string) => {
    const answers = steps.flatMap((step) => (step.id === id && step.kind === 'question' ? step.answers : []))
    const texts = answers.find((one) => one.id === answer)?.texts ?? {}
    return texts[language]?.trim() || Object.values(texts).find((text) => text.trim()) || '–'
  }
  const names = new Intl.DisplayNames([i18n.language === 'zh' ? 'zh-CN' : 'en'], { type: 'language' })
  const ticketValue = (field: TicketField, value: string | null) => {
    if (value === null) return t('panel.by_triage')
    if (field === 'team') return frameworkName(value)
    return t(field === 'category' ? `category_name.${value}` : `app:priority.${value}`, { defaultValue: value })
  }
  return {
    ...{ titleOf, stepOf, whereTo, answerOf, ticketValue },
    whom: (when: When | null) => (when && whomOf(when)) || t('panel.everybody'),
    only: (when: When | null) => (when && whomOf(when) ? t('canvas.for', { whom: whomOf(when) }) : ''),
    namesOf: (codes: readonly string[]) => codes.map((code) => names.of(code) ?? code).join(', '),
    nameOfArticle: (id: string | null) => (id === null ? '' : (articles[id] ?? '–')),
  }
}
