import type { VisitGroup } from '../contract.ts'

const CONTACT = 'writes, calls or is written for, on any channel'

/** What each figure counts, said with the figure. `silence` as the framework writes it. */
export const DEFINITIONS: Record<VisitGroup, (silence: string) => string> = {
  intended: () =>
    'Visits of people who meant to write: they opened the contact form, or searched at least twice. Programs, prefetching browsers, people of the desk and those who ask not to be recognised are no visits.',
  waiting: (silence) => `Of these, not judged yet: ${silence} have not passed since the last thing they did.`,
  unread: () => 'Of those judged, people who read no article. Whatever they did, no article can have deflected them.',
  unknown: () =>
    'Of those judged who read an article, people nobody can tell: not signed in, no address given, nothing written in the visit. Not counted either way.',
  contacted: (silence) =>
    `Of those judged who read an article, people who are known and contacted the desk after all: the same customer ${CONTACT}, between the beginning of the visit and ${silence} after its end.`,
  deflected: (silence) =>
    `Of those judged who read an article, people who are known (signed in, or by the address they gave in the form) and did not contact the desk: for ${silence} after the visit nobody of that customer ${CONTACT}.`,
  helped: () => 'Visits in which somebody pressed "Yes, that helped" instead of sending their message.',
  helped_and_contacted: () => 'Of these, people who contacted the desk after all: what a press of the button is worth.',
  suggested: () =>
    'Judged visits in which the contact form was opened, and articles were suggested there where some fitted.',
  suggested_contacted: () => 'Of these, visits whose person contacted the desk.',
  held_out: () => 'Judged visits in which the contact form was opened, drawn by lot to get no suggestions.',
  held_out_contacted: () => 'Of these, visits whose person contacted the desk.',
}

export const HOLDOUT_DEFINITION =
  'Who opens the contact form is drawn by lot, by a hash of the visit, to get suggestions or none. The difference is the share of visits without contact among those with suggestions, less that among those without; all who opened the form count, whether they were shown an article or not. Who cannot be told and sent nothing counts as without contact in both groups alike. Interval: 90 %, Newcombe (1998), method 10.'
