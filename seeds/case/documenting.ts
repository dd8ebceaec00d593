import { isDeepStrictEqual } from 'node:util'
import type { CauseCode, ReportField, ReportVersion } from '../../server/domains/interaction-reports/contract.ts'
import { ReportChanged, ReportMade } from '../../server/domains/interaction-reports/events.ts'
import type { Facts } from '../../server/domains/interaction-reports/facts/facts.ts'
import { fields } from '../../server/domains/interaction-reports/fields/registry.ts'
import { completenessOf, type Values, valuesOf } from '../../server/domains/interaction-reports/values.ts'
import { DAY, type Moment, textOf } from '../moments.ts'
import { asAgent, type Case, type Deed, explain, plan, SYSTEM, say } from './case.ts'
import { addDue } from './clocks.ts'
import { factsAt } from './facts.ts'
import { endTask, planFollowUps } from './tasks.ts'

/** First contacts are certain after so long. */
const SETTLES_AFTER = 7 * DAY
/** Of what was resolved longer ago the report is kept as it reads in the end: every version of a year is half a gigabyte. */
const VERSIONS_KEPT = 14 * DAY

/** A ticket has come to its end: its report is written, and what follows is planned. */
export function documentCase(c: Case, { by, at }: Deed): void {
  const { ticket } = c
  if (!ticket.spam && ticket.merged_into === null)
    planFollowUps(c, at, (task, at) => {
      const owner = task.owner ?? c.ticket.assignee
      if (owner && endTask(c, task, { by: asAgent(owner), at }, null)) renewReport(c, at, 'followed_up')
    })
  const { resolved } = ticket
  const author_id = by.type === 'agent' ? by.id : null
  if (isLongAgo(c)) c.report = { ...(c.report ?? blank(at)), resolved, author_id }
  else writeVersion(c, at, { cause: 'resolved', author_id })
  plan(c, resolved! + SETTLES_AFTER, (at) => {
    if (c.ticket.resolved === resolved) renewReport(c, at, 'settled')
  })
}

const isLongAgo = ({ ticket, world }: Case): boolean => (ticket.resolved ?? world.end) < world.end - VERSIONS_KEPT

/** Somebody resolving said what was really wrong. */
export function sayCause(c: Case, { by, at }: Deed, code: CauseCode): void {
  const agent = c.world.agents.find(({ id }) => id === by.id)
  const cause_code = { value: code, by: agent ? { id: agent.id, name: agent.name } : null, at: textOf(at) }
  const edits = { ...c.report?.edits, cause_code }
  c.report = { ...(c.report ?? blank(at)), edits, updated: at }
}

/** Spam and what was put into another ticket need no report. */
export function exempt(c: Case, at: Moment, reason: 'spam' | 'merged'): void {
  for (const task of c.tasks) endTask(c, task, { by: SYSTEM, at }, reason)
  c.report = { ...(c.report ?? blank(at)), exempt: reason, updated: at }
}

const blank = (at: Moment): NonNullable<Case['report']> => ({
  ...{
    version: 0,
    fields: {},
    cause_code: null,
    edits: {},
    exempt: null,
    resolved: null,
    completeness: 0,
    author_id: null,
  },
  ...{ created: at, updated: at },
})

export function reopenReport(c: Case, at: Moment): void {
  for (const task of c.tasks) if (task.source === 'report') endTask(c, task, { by: SYSTEM, at }, 'reopened')
  if (c.report && c.report.version > 0) writeVersion(c, at, { cause: 'reopened', author_id: null })
  else if (c.report) c.report.resolved = null
}

/** Something the report tells of has changed since. */
export function renewReport(c: Case, at: Moment, cause: ReportVersion['cause']): void {
  if (c.report?.resolved == null || c.report.resolved !== c.ticket.resolved || c.report.version === 0) return
  writeVersion(c, at, { cause, author_id: null })
}

interface Making {
  cause: ReportVersion['cause']
  author_id: string | null
}

function writeVersion(c: Case, at: Moment, { cause, author_id }: Making): void {
  const facts = factsAt(c, at)
  const values = valuesOf(facts)
  const changed = changedFields((c.report?.fields ?? {}) as Partial<Values>, values)
  if (changed.length === 0 && cause !== 'resolved') return
  const version = (c.report?.version ?? 0) + 1
  const completeness = completenessOf(facts, values)
  const resolved = cause === 'resolved' ? c.ticket.resolved : cause === 'reopened' ? null : c.report!.resolved
  c.report = {
    ...(c.report ?? blank(at)),
    ...{ version, fields: values, cause_code: facts.cause.code, completeness, resolved, updated: at },
    exempt: cause === 'reopened' ? null : facts.exempt,
  }
  c.world.rows.add('report_versions', {
    ...{ ticket_id: c.ticket.id, version, fields: values, changed, cause, author_id, at: textOf(at) },
  })
  if (cause !== 'resolved')
    return void say(c, { by: SYSTEM, at }, ReportChanged, { version, cause, fields: changed.length })
  explainCause(c, at, facts)
  const completeness_percent = Math.round(completeness * 100)
  say(c, { by: SYSTEM, at }, ReportMade, { version, cause_code: facts.cause.code, completeness_percent })
}

function explainCause(c: Case, at: Moment, { cause, triage }: Facts): void {
  if (cause.source !== 'rule' || !triage) return
  explain(c, at, {
    ...{ kind: 'cause', rule: 'cause_of_topic', inputs: { category: triage.category.value, topic: triage.topic } },
    ...{ result: { cause_code: cause.code }, confidence: cause.confidence, version: triage.rules_version },
  })
}

const changedFields = (before: Partial<Values>, after: Values): ReportField[] =>
  fields
    .map(({ name }) => name)
    .filter((name) => {
      const [was, is] = [before[name], after[name]]
      return !isDeepStrictEqual([was?.value ?? null, was?.source ?? 'none'], [is.value, is.source])
    })

/** Writes the report as it stands at the end, and when its first contact will be certain. */
export function keepReport(c: Case): void {
  const { world, ticket } = c
  if (c.report?.version === 0 && ticket.resolved !== null && !ticket.spam)
    writeVersion(c, ticket.resolved + SETTLES_AFTER, { cause: 'resolved', author_id: c.report.author_id })
  const { report } = c
  if (!report) return
  const { version, fields, edits, cause_code, exempt, resolved, completeness, created, updated } = report
  world.rows.add('reports', {
    ...{
      ticket_id: ticket.id,
      version,
      fields,
      edits,
      cause_code,
      exempt,
      resolved_at: textOf(resolved),
      completeness,
    },
    ...{ created_at: textOf(created), updated_at: textOf(updated) },
  })
  if (resolved !== null && resolved + SETTLES_AFTER > world.end)
    addDue(c, 'reports.settle', { subject_id: ticket.id, at: resolved + SETTLES_AFTER })
}
