import { defineEvent, field } from '../../platform/events.ts'
import { ReportVersion } from './contract.ts'

const report = { ticket_id: field.id(), version: field.count() }

export const ReportMade = defineEvent('report.made', {
  ...report,
  cause_code: field.word(),
  completeness_percent: field.count(),
})
export const ReportChanged = defineEvent('report.changed', {
  ...report,
  cause: field.oneOf(ReportVersion.shape.cause.options),
  fields: field.count(),
})
/** A person chose another cause than the rules had proposed, or than stood there. */
export const CauseCorrected = defineEvent('report.cause_corrected', {
  ticket_id: field.id(),
  before: field.word(),
  after: field.word(),
})
