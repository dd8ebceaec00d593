import { z } from 'zod'
import { Automation } from './sections/automations.ts'
import { Calendar } from './sections/calendars.ts'
import { SupportChannels } from './sections/channels.ts'
import { Engagement } from './sections/engagement.ts'
import { Authority, Escalation } from './sections/escalation.ts'
import { Knowledge } from './sections/knowledge.ts'
import { Confirmation, Reports, Surveys, Targets } from './sections/outcome.ts'
import { Routing } from './sections/routing.ts'
import { Sla } from './sections/sla.ts'
import { Segment, Team, Tier } from './sections/teams.ts'
import { Triage } from './sections/triage.ts'
import { word } from './sections/words.ts'

/** The whole framework, after the operator's text was laid over the defaults. */
export const Framework = z
  .strictObject({
    support_channels: SupportChannels,
    support_tiers: z.record(word, Tier).describe('Lowest tier first. Every tier is also a team.'),
    teams: z.record(word, Team).describe('Further teams; one named like a tier says more about that tier'),
    segments: z.record(word, Segment).describe('Customers who are to be told apart'),
    calendars: z.record(word, Calendar).describe('Hours and days off, by name'),
    triage: Triage,
    routing: Routing,
    sla: Sla,
    escalation: Escalation,
    authority: Authority.describe('How far each tier may go by itself, for each kind of promise'),
    automations: z.array(Automation).max(200).describe('What the desk does by itself'),
    confirmation: Confirmation,
    surveys: Surveys,
    reports: Reports,
    targets: Targets,
    engagement: Engagement.describe('When help is offered unasked in the app, and how often at the most'),
    knowledge: Knowledge.describe('Articles, the help center, and what is learned from what people seek'),
    brand: z.strictObject({
      name: z.string().min(1).max(80).describe('How customers know you'),
      accent: z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour such as "#3b5bdb".'),
    }),
  })
  .meta({ title: 'Support framework' })

export type Framework = z.output<typeof Framework>

/** JSON Schema of an operator's text: as the whole, but nothing is required. For editors. */
export function operatorSchema(): Record<string, unknown> {
  return withoutRequired(z.toJSONSchema(Framework, { io: 'input' })) as Record<string, unknown>
}

function withoutRequired(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutRequired)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).filter(([key, value]) => !(key === 'required' && Array.isArray(value)))
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutRequired(value)]))
}
