import type { FieldValue, ReportField } from './contract.ts'
import type { Edit } from './edits.ts'
import type { Facts } from './facts/facts.ts'
import type { Field, Found } from './fields/field.ts'
import { fields } from './fields/registry.ts'

export type Values = Record<ReportField, FieldValue>

/** The whole report: what is found in the facts, and over it what people wrote. */
export const valuesOf = (facts: Facts): Values =>
  Object.fromEntries(fields.map((field) => [field.name, lineOf(field, facts)])) as Values

function lineOf(field: Field, facts: Facts): FieldValue {
  const found = field.find?.(facts) ?? null
  const edit = facts.edits[field.name]
  if (edit) return writtenBy(edit, field, found)
  if (!found) return { ...BLANK, evidence: [] }
  const { value, source, detail = null, evidence = [], by = null, at = null } = found
  return { value, source, detail, evidence, edited_by: by, edited_at: at }
}

const BLANK = { value: null, source: 'none', detail: null, evidence: [], edited_by: null, edited_at: null } as const

const writtenBy = (edit: Edit<string | string[]>, field: Field, found: Found | null): FieldValue => ({
  value: joined(edit, field, found),
  source: 'person',
  detail: null,
  evidence: found?.evidence ?? [],
  edited_by: edit.by,
  edited_at: edit.at,
})

/** What was found after somebody wrote the list joins it; what had been found and they left out stays out. */
function joined(edit: Edit<string | string[]>, { editing }: Field, found: Found | null): FieldValue['value'] {
  if (editing.as !== 'list' || !editing.merges) return edit.value
  const written = [edit.value].flat()
  return [...new Set([...written, ...foundTexts(found).filter((text) => !edit.found?.includes(text))])]
}

/** What is found in a list that people add to and take from, as it has to be remembered with what they write. */
export function foundIn(facts: Facts, { editing, find }: Field): string[] | undefined {
  return editing.as === 'list' && editing.merges ? foundTexts(find?.(facts) ?? null) : undefined
}

const foundTexts = (found: Found | null): string[] =>
  [found?.value ?? []].flat().filter((part): part is string => typeof part === 'string')

/** Filled fields among those where something could be known by now, 0 to 1. */
export function completenessOf(facts: Facts, values: Values): number {
  const counted = fields.filter((field) => values[field.name].value !== null || isExpected(field, facts))
  const filled = counted.filter(({ name }) => values[name].value !== null)
  return counted.length === 0 ? 0 : Math.round((filled.length / counted.length) * 1000) / 1000
}

const isExpected = (field: Field, facts: Facts): boolean =>
  field.expected ? field.expected(facts) : field.find !== undefined
