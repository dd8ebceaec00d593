import type { FieldValue, Provenance, ReportField } from '../contract.ts'
import type { Facts } from '../facts/facts.ts'

export type Evidence = FieldValue['evidence'][number]

/** What the product knows of a field, and what to look at to believe it. */
export interface Found {
  value: FieldValue['value']
  source: Provenance
  detail?: string | null
  evidence?: Evidence[]
  /** Where a person said it elsewhere: who, and when. */
  by?: FieldValue['edited_by']
  at?: string | null
}

/** What a person may write in a field. `merges`: what is found later joins what they wrote, unless they took it out. */
export type Editing =
  | { as: 'text' }
  | { as: 'list'; merges?: true }
  | { as: 'choice'; options: readonly string[] }
  | { as: 'nothing'; instead: string }

/** One line of the report. */
export interface Field {
  name: ReportField
  /** Exactly as in the template. */
  label: string
  editing: Editing
  /** Null where nobody knows: it stays blank. Absent: only a person can know. */
  find?(facts: Facts): Found | null
  /** Whether the product should know by now; default: whenever it can. Counts for completeness. */
  expected?(facts: Facts): boolean
}

/** Lines under one heading, which may come with the headings above it. */
export interface Section {
  headings: readonly string[]
  fields: readonly Field[]
}

export const text = { as: 'text' } as const
export const list = { as: 'list' } as const
export const never = (): boolean => false
export const onceResolved = ({ ticket }: Facts): boolean => ticket.resolved_at !== null

/** A field only a person can fill. */
export const byHand = (name: ReportField, label: string): Field => ({ name, label, editing: text })

export const nothing = (instead: string): Editing => ({ as: 'nothing', instead })

const MOST_EVIDENCE = 20
export const evidenceOf = (type: Evidence['type'], ids: readonly string[]): Evidence[] =>
  ids.slice(0, MOST_EVIDENCE).map((id) => ({ type, id }))
