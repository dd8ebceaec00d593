import type { Words } from '../words/pages-en.ts'
import type { Matter } from './matter.ts'

/** Where a matter stands for whoever opens a link: there is something to answer, or a notice that says how things are. */
export type Standing = 'asks' | keyof Words['standing']

/** For the link that asks whether it is solved. */
export function standingOfConfirmation(matter: Matter): Standing {
  const { asked, confirmation, status } = matter
  const gone = standingOfGone(matter)
  if (gone) return gone
  if (status === 'resolved' && confirmation?.state === 'awaiting')
    return confirmation.id === asked.id ? 'asks' : 'asked_again'
  if (status === 'closed') return asked.state === 'confirmed' ? 'confirmed' : 'closed'
  return asked.state === 'rejected' && confirmation?.id === asked.id ? 'rejected' : 'open'
}

/** For the link that asks how it was. What was rated can be rated anew, wherever the matter stands. */
export function standingOfSurvey(matter: Matter): Standing {
  const { asked, confirmation, survey, status } = matter
  const gone = standingOfGone(matter)
  if (gone) return gone
  if (asked.id === survey?.id && isOpen(survey)) return 'asks'
  if (status === 'resolved' && confirmation?.state === 'awaiting') return 'asked_again'
  return status === 'closed' ? 'closed' : 'open'
}

const standingOfGone = ({ is_spam, is_merged }: Matter): Standing | null => {
  if (is_spam) return 'unusable'
  return is_merged ? 'merged' : null
}

/** Whether a survey takes a rating by its link. */
export const isOpen = ({ state }: { state: string }): boolean => state === 'sent' || state === 'answered'
