import type { FieldValue, Report, ReportField, Step } from './contract.ts'
import type { Field, Section } from './fields/field.ts'
import { sections } from './fields/registry.ts'
import { folded } from './quoting.ts'
import { sentence, spoken } from './words.ts'

/** The report as the template has it: its headings and labels, line by line, with nothing but the values added. */
export const reportMarkdown = (report: Report): string =>
  `${sections.flatMap((section) => linesOf(section, report)).join('\n')}\n`

const linesOf = ({ headings, fields }: Section, report: Report): string[] => [
  ...headings,
  ...fields.flatMap((field) => line(field, report)),
]

function line({ name, label }: Field, report: Report): string[] {
  const { value } = report.fields[name]
  if (name === 'steps_taken') return [labelled(label), ...stepsOf(value).map(asItem)]
  return [labelled(label, textOf(name, report))]
}

const labelled = (label: string, value = ''): string => `**${label}:** ${value}`.trimEnd()

const stepsOf = (value: FieldValue['value']): Step[] =>
  Array.isArray(value) ? value.filter((step): step is Step => typeof step !== 'string') : []

const asItem = ({ action, result }: Step): string => `- ${safe(`${action} → ${result}`)}`

function textOf(name: ReportField, report: Report): string {
  const { value, source } = report.fields[name]
  if (value === null) return name === 'customer_name' ? '[Unknown]' : ''
  const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('; ') : value
  return safe(name === 'problem_analysis' && source === 'person' ? withCause(text, report) : text)
}

/** What somebody wrote about the problem, with the cause in front unless they name it themselves. */
function withCause(text: string, { cause_code }: Report): string {
  const cause = cause_code ? sentence(spoken(cause_code)) : ''
  return cause === '' || text.toLowerCase().startsWith(cause.toLowerCase()) ? text : `${cause}: ${text}`
}

/** Text of others adds no line, no heading, no markup, no picture and no HTML to a document that is ours. */
const safe = (text: string): string =>
  folded(text)
    .replace(/[\\`*[\]<~]|(?<!\w)_|_(?!\w)/g, '\\$&')
    .replace(/^((?:#{1,6}|[-+]|\d+[.)])(?=\s|$)|>)/, '\\$1')
