import { publicUrl } from '../../../platform/env.ts'
import type { TaskKind } from '../../tasks/contract.ts'
import type { Facts } from '../facts/facts.ts'
import { beginning, linksIn } from '../quoting.ts'
import { isAnswer } from '../steps.ts'
import { momentText } from '../words.ts'
import {
  byHand,
  evidenceOf,
  type Field,
  type Found,
  list,
  never,
  nothing,
  onceResolved,
  type Section,
  text,
} from './field.ts'

const QUOTED_WORDS = 60

const explanation: Field = {
  name: 'explanation_provided',
  label: 'Explanation Provided',
  editing: text,
  find: ({ messages }) => {
    const last = messages.findLast(isAnswer)
    return last
      ? {
          value: `“${beginning(last.text, QUOTED_WORDS)}”`,
          source: 'messages',
          evidence: evidenceOf('message', [last.id]),
        }
      : null
  },
  expected: onceResolved,
}

/** Tasks in which somebody turns to the customer again. */
const CHECK_INS: Partial<Record<TaskKind, string>> = {
  customer_follow_up: 'Customer follow-up',
  customer_success: 'Customer success',
  issue_prevention: 'Issue prevention',
  to_do: 'To do',
}

const followUp: Field = {
  name: 'follow_up_scheduled',
  label: 'Follow-up Scheduled',
  editing: nothing('It says when the tasks are due: change them there.'),
  find: ({ tasks }) => scheduled(tasks),
  expected: never,
}

function scheduled(tasks: Facts['tasks']): Found | null {
  const planned = tasks.filter(({ kind, state, due_at }) => CHECK_INS[kind] && state === 'open' && due_at)
  if (planned.length === 0) return null
  return {
    value: planned.map(({ kind, title, due_at }) => `${title ?? CHECK_INS[kind]}: ${momentText(due_at!)}`),
    source: 'tasks',
    evidence: evidenceOf(
      'task',
      planned.map(({ id }) => id),
    ),
  }
}

const resources: Field = {
  name: 'additional_resources',
  label: 'Additional Resources',
  editing: list,
  find: ({ messages }) => linksSent(messages.filter(isAnswer)),
  expected: never,
}

function linksSent(replies: Facts['messages']): Found | null {
  const linked = replies.map(({ id, text, html }) => ({
    id,
    links: linksIn(`${text} ${html ?? ''}`).filter(opensForCustomers),
  }))
  const sent = linked.filter(({ links }) => links.length > 0)
  if (sent.length === 0) return null
  return {
    value: [...new Set(sent.flatMap(({ links }) => links))],
    source: 'messages',
    evidence: evidenceOf(
      'message',
      sent.map(({ id }) => id),
    ),
  }
}

/** Of our own pages customers can open those of the help center; the others are the workspace's. */
function opensForCustomers(link: string): boolean {
  const own = publicUrl()
  return !(link === own || link.startsWith(`${own}/`)) || link.startsWith(`${own}/help`)
}

export const communication: Section = {
  headings: ['### Customer Communication'],
  fields: [explanation, byHand('education_delivered', 'Education Delivered'), followUp, resources],
}
