import { expect, test } from 'vitest'
import { fields, sections } from '../server/domains/interaction-reports/fields/registry.ts'
import { kindOf, OPTIONS, SECTIONS } from '../web/features/report/layout.ts'
import { enOutcome } from '../web/lib/locales/en-outcome.ts'

/** The page draws the report before it has asked the server for anything; both must mean the same report. */
const drawn = SECTIONS.flatMap((section) => section.groups.map((group) => ({ section, group })))

test('the page has the fields of the report, in its order and under its headings', () => {
  expect(drawn.flatMap(({ group }) => group.fields)).toEqual(fields.map(({ name }) => name))
  const headings = sections.map((section) => section.headings.map(plain))
  const shown = drawn.map(({ section, group }, index) => [
    ...(index === 0 ? [enOutcome.report.title] : []),
    ...(section.groups[0]?.id === group.id ? [enOutcome.report.section[section.id]] : []),
    ...(group.id === 'signature' ? [] : [enOutcome.report.group[group.id]]),
  ])
  expect(shown).toEqual(headings)
})

/** `## 👤 Customer Information` as it is read. */
const plain = (heading: string): string =>
  heading.replace(/^#+ /, '').replace(/^\p{Extended_Pictographic}\uFE0F? /u, '')

test.each(fields)('$name is called and written as the server has it', ({ name, label, editing }) => {
  expect(enOutcome.report.field[name]).toBe(label)
  const kinds = { text: 'text', list: 'list', choice: 'choice', nothing: 'fixed' } as const
  expect(kindOf(name)).toBe(name === 'steps_taken' ? 'steps' : kinds[editing.as])
  expect(OPTIONS[name]).toEqual(editing.as === 'choice' ? editing.options : undefined)
})
