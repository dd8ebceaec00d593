import type { Step, TroubleshooterContent } from '../contract.ts'
import type { Found } from './found.ts'

/** What is known outside the tree. */
export interface Known {
  /** The languages in which an article can be read by those the troubleshooter is for; absent: there is no such article. */
  articles: ReadonlyMap<string, ReadonlySet<string>>
  teams: ReadonlySet<string>
}

/** What is missing in the steps themselves, whoever comes to them. */
export function textFaults(content: TroubleshooterContent, known: Known): Found[] {
  const { languages, titles, decision_tree } = content
  const untitled = languages
    .filter((language) => !titles[language]?.trim())
    .map((language) => fault({ code: 'empty_title', language }))
  return [...untitled, ...decision_tree.steps.flatMap((step) => stepFaults(step, content, known))]
}

function stepFaults(step: Step, { languages }: TroubleshooterContent, known: Known): Found[] {
  const its = (found: Partial<Found> & Pick<Found, 'code'>) => fault({ step: step.id, ...found })
  const untitled = languages
    .filter((language) => !step.texts[language]?.title.trim())
    .map((language) => its({ code: 'empty_step', language }))
  return [...untitled, ...ownFaults(step, languages, known).map(its)]
}

type Own = Partial<Found> & Pick<Found, 'code'>

function ownFaults(step: Step, languages: string[], known: Known): Own[] {
  if (step.kind === 'question') return answerFaults(step.answers, languages)
  if (step.kind === 'article') return articleFaults(step.article_id, known)
  if (step.kind !== 'ticket' || step.team === null || known.teams.has(step.team)) return []
  return [{ code: 'unknown_team' }]
}

const FEWEST_ANSWERS = 2

function answerFaults(answers: Extract<Step, { kind: 'question' }>['answers'], languages: string[]): Own[] {
  const empty = answers.flatMap(({ id, texts }) =>
    languages
      .filter((language) => !texts[language]?.trim())
      .map((language): Own => ({ code: 'empty_answer', answer: id, language })),
  )
  return answers.length < FEWEST_ANSWERS ? [{ code: 'answer_count' }, ...empty] : empty
}

/** An article that a reader may not see is passed over: that is no step. One in another language is better than none. */
function articleFaults(id: string | null, { articles }: Known): Own[] {
  const readable = id === null ? undefined : articles.get(id)
  if (!readable) return [{ code: 'no_article' }]
  return readable.size === 0 ? [{ code: 'article_not_published' }] : []
}

const fault = (found: Own): Found => ({
  ...{ step: null, answer: null, language: null, path: [], whom: null },
  ...found,
})

/** What a step is called: in the first language that has a name for it. */
export const titleOf = ({ texts, id }: Step, { languages }: Pick<TroubleshooterContent, 'languages'>): string =>
  languages.map((language) => texts[language]?.title).find((title) => title?.trim()) ?? id
