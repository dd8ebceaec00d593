import { ReportField } from '../contract.ts'
import { assessment } from './assessment.ts'
import { communication } from './communication.ts'
import { contactDetails } from './contact-details.ts'
import type { Field, Section } from './field.ts'
import { followUpActions } from './follow-up-actions.ts'
import { footer } from './footer.ts'
import { implementation } from './implementation.ts'
import { issueSummary } from './issue-summary.ts'
import { processQuality } from './process-quality.ts'
import { qualityAssurance } from './quality-assurance.ts'
import { results } from './results.ts'

/** The report on one screen: its sections, in the order of the template. */
export const sections: readonly Section[] = [
  contactDetails,
  issueSummary,
  assessment,
  implementation,
  communication,
  results,
  processQuality,
  ...followUpActions,
  qualityAssurance,
  footer,
]

export const fields: readonly Field[] = sections.flatMap((section) => section.fields)

const byName = new Map(fields.map((field) => [field.name, field]))
export const fieldNamed = (name: ReportField): Field => byName.get(name)!

const forgotten = ReportField.options.filter((name) => !byName.has(name))
if (forgotten.length > 0) throw new Error(`The report has no line for ${forgotten.join(', ')}: add it to its section.`)
