import type { TaskKind } from '../../tasks/contract.ts'
import type { ReportField } from '../contract.ts'
import type { Facts } from '../facts/facts.ts'
import { momentText, spoken } from '../words.ts'
import { evidenceOf, type Field, type Found, never, type Section, text } from './field.ts'

/** A follow-up is a task of the same name; how that stands is what the report says. */
const followUp = (name: ReportField & TaskKind, label: string): Field => ({
  name,
  label,
  editing: text,
  find: ({ tasks }) => standOf(tasks.filter(({ kind, source }) => kind === name && source === 'report')),
  expected: never,
})

/** Resolved more than once, it has one per time: the newest counts. */
function standOf(tasks: Facts['tasks']): Found | null {
  const task = tasks.at(-1)
  if (!task) return null
  return {
    value: words(task),
    source: 'tasks',
    detail: task.state,
    evidence: evidenceOf('task', [task.id]),
  }
}

function words({ state, due_at, ended_at, owner_name, team, reason }: Facts['tasks'][number]): string {
  const owner = owner_name ?? team
  const whose = owner ? `, ${owner}` : ''
  if (state === 'done') return `Done${ended_at ? ` ${momentText(ended_at)}` : ''}${whose}`
  if (state === 'skipped') return `Skipped${reason ? `: ${spoken(reason)}` : ''}`
  return `${due_at ? `Due ${momentText(due_at)}` : 'Open'}${whose}, open`
}

const immediate: Section = {
  headings: ['## 🎯 Follow-up Actions', '### Immediate Actions (24 hours)'],
  fields: [
    followUp('customer_follow_up', 'Customer Follow-up'),
    followUp('documentation_updates', 'Documentation Updates'),
    followUp('team_notifications', 'Team Notifications'),
  ],
}

const improvements: Section = {
  headings: ['### Process Improvements (7 days)'],
  fields: [
    followUp('knowledge_base', 'Knowledge Base'),
    followUp('training_needs', 'Training Needs'),
    followUp('product_feedback', 'Product Feedback'),
  ],
}

const measures: Section = {
  headings: ['### Proactive Measures (30 days)'],
  fields: [
    followUp('customer_success', 'Customer Success'),
    followUp('issue_prevention', 'Issue Prevention'),
    followUp('process_optimization', 'Process Optimization'),
  ],
}

export const followUpActions: readonly Section[] = [immediate, improvements, measures]
