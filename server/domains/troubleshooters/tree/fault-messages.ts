import type { FaultCode, TroubleshooterContent } from '../contract.ts'
import type { Found } from './found.ts'
import { titleOf } from './text-faults.ts'
import { HELPED } from './walk.ts'

/** What is wrong and what to do about it, in a sentence or two. */
export function faultMessage(fault: Found, content: TroubleshooterContent): string {
  const step = content.decision_tree.steps.find(({ id }) => id === fault.step)
  const place = step ? `“${titleOf(step, content)}”` : 'the troubleshooter'
  const answer = step?.kind === 'question' ? step.answers.find(({ id }) => id === fault.answer) : undefined
  const said = answer
    ? `“${content.languages.map((language) => answer.texts[language]).find(Boolean) ?? answer.id}”`
    : fault.answer === HELPED.yes
      ? '“it helped”'
      : fault.answer === HELPED.no
        ? '“it did not help”'
        : null
  return SENTENCES[fault.code]({ place, said, language: fault.language ?? '', whom: inWords(fault.whom) })
}

interface Parts {
  place: string
  said: string | null
  language: string
  /** “, for enterprise on ios”, or nothing where it is everybody. */
  whom: string
}

const from = ({ place, said }: Parts) => (said ? `The answer ${said} of ${place}` : `The way into ${place}`)

const SENTENCES: Record<FaultCode, (parts: Parts) => string> = {
  no_start: () => 'There is no first step. Add one.',
  leads_nowhere: (parts) => `${from(parts)} leads nowhere${parts.whom}. Connect it with a step.`,
  unknown_step: (parts) => `${from(parts)} leads to a step that is not there${parts.whom}. Connect it with another.`,
  left_out: ({ place, whom }) =>
    `${place} is not for everybody, and does not say where the others go${whom}. Choose a step for them.`,
  circle: ({ place, whom }) =>
    `Who is left out by ${place} is sent round in a circle${whom}. Let one of these steps lead out of it.`,
  stranded: ({ place, whom }) =>
    `${place} has no answer to choose${whom}. Add one that is for everybody, or leave them out of the step.`,
  never_ends: ({ place, whom }) =>
    `From ${place} nobody comes to an end${whom}. Let an answer lead on to one: fixed, or a ticket.`,
  orphan: ({ place }) => `Nothing leads to ${place}. Connect an answer with it, or delete it.`,
  never_shown: ({ place }) =>
    `${place} is shown to nobody: its condition and those before it exclude each other. Widen one of them.`,
  answer_never_shown: ({ place, said }) =>
    `The answer ${said} of ${place} is shown to nobody: its condition and those before it exclude each other. Widen one of them.`,
  answer_count: ({ place }) => `${place} is a question with fewer than two answers. Add one.`,
  empty_title: ({ language }) =>
    `The troubleshooter has no title in “${language}”. Write one, or take the language away.`,
  empty_step: ({ place, language }) => `${place} has no text in “${language}”. Write one.`,
  empty_answer: ({ place, language }) => `An answer of ${place} has no text in “${language}”. Write one.`,
  no_article: ({ place }) => `${place} shows an article that is not there. Choose another.`,
  article_not_published: ({ place }) =>
    `The article of ${place} cannot be read by those this is for. Publish it, or choose another.`,
  unknown_team: ({ place }) => `${place} names a team that the framework does not have. Choose another.`,
}

function inWords(whom: Found['whom']): string {
  if (!whom) return ''
  const plans = whom.account_types.map((plan) => plan ?? 'an unknown plan')
  const devices = whom.devices.map((device) => device ?? 'an unknown device')
  return `, for ${plans.join(', ')} on ${devices.join(', ')}`
}
