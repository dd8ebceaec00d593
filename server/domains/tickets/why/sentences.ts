import type { WhyAnswer } from './contract.ts'

type Told = Pick<WhyAnswer, 'kind' | 'rule' | 'result' | 'inputs' | 'value' | 'by'>

/** A decision in English words, for those who read the API; the workspace words it anew in its reader's language. */
export function sentenceOf(told: Told): string {
  const say = SENTENCES[told.kind]
  const decided = say?.(told) ?? `${inWords(told.kind)}: ${listed(told.result) || 'nothing'}`
  const who = told.by ? `${told.by.name ?? 'somebody'} decided so` : inWords(told.rule)
  return capital(`${decided}: ${who}${told.value ? ` (${told.value.replaceAll('\n', ' ')})` : ''}.`)
}

const SENTENCES: Record<string, (told: Told) => string | null> = {
  priority: ({ result }) => `priority ${word(result.priority)}`,
  placement: ({ result }) => `team ${word(result.team)}`,
  assignment,
  deadline: ({ inputs, result }) =>
    `${word(inputs.clock ?? result.clock)} ${result.due_at === null ? 'stands still' : `is due ${word(result.due_at)}`}`,
  queue_place: ({ result }) =>
    result.queue_class ? `goes ahead of others as ${word(result.queue_class)}` : 'waits in turn',
  escalation: ({ result }) =>
    (result.tier ?? result.to_tier)
      ? `escalated to ${word(result.tier ?? result.to_tier)}`
      : 'escalated to the managers',
}

function assignment({ rule, inputs, result, by }: Told): string {
  if (!(result.assignee_id ?? result.agent_id)) return 'given to nobody'
  if (rule === 'over_limit') return `given beyond the limit with ${inputs.count} already, for “${result.reason}”`
  return by ? 'given to somebody' : 'given to the one who fits best'
}

const word = (value: unknown): string =>
  typeof value === 'string' ? (/^\d{4}-/.test(value) ? value : inWords(value)) : 'not known'
const inWords = (name: string): string => name.replaceAll(/[_.]/g, ' ')
const capital = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1)

/** Plain facts only: ids say nothing to a reader, and lists are told elsewhere. */
const listed = (result: Record<string, unknown>): string =>
  Object.entries(result)
    .filter(([name, value]) => !name.endsWith('_id') && ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${inWords(name)} ${value}`)
    .join(', ')
