import { expect, test } from 'vitest'
import type { Learned } from '../drafts/learned.ts'
import { troubleshootingIn } from './lines.ts'

const learned = (ticket: string, cause_code: string, actions: readonly string[]): Learned => ({
  ...{ ticket_id: ticket, case_id: ticket, category: 'technical', language: 'en', assignee_id: null, cause_code },
  ...{ subject: 'The export is empty', analysis: null, answers: [] },
  question: { message_id: `m-${ticket}`, text: 'Hi! The exported file holds no rows at all.' },
  steps: actions.map((action) => ({ action, result: 'It works.' })),
})

test('symptom, check and fix of one cause are a line, with every ticket it is from', () => {
  const steps = ['Looked at the filter of the board.', 'Cleared the filter of the board.']
  expect(troubleshootingIn([learned('t1', 'configuration', steps), learned('t2', 'configuration', steps)])).toEqual([
    {
      symptom: 'The exported file holds no rows at all.',
      check: 'Looked at the filter of the board.',
      fix: 'Cleared the filter of the board.',
      evidence: [
        { ticket_id: 't1', case_id: 't1' },
        { ticket_id: 't2', case_id: 't2' },
      ],
    },
  ])
})

test('one ticket with one step is enough; one without teaches nothing', () => {
  const [line] = troubleshootingIn([learned('t1', 'configuration', ['Turned the setting on again.'])])
  expect(line).toMatchObject({ check: 'A setting that is not as it needs to be.', fix: 'Turned the setting on again.' })
  expect(troubleshootingIn([learned('t1', 'configuration', [])])).toEqual([])
})

test('a frequent cause leaves room for the others', () => {
  const many = Array.from({ length: 9 }, (_, at) =>
    learned(`d${at}`, 'defect', [`Installed the corrected build number ${at}.`]),
  )
  const lines = troubleshootingIn([...many, learned('o1', 'outage', ['Waited until the service was back.'])])
  expect(lines).toHaveLength(6)
  expect(lines.map(({ fix }) => fix)).toContain('Waited until the service was back.')
})

test('of an answer in steps the fix is all of them, and none of them is what was looked at before', () => {
  const text = 'Please do this:\n\n1. Open the settings of the board\n2. Click the button to authorise again'
  const ticket = { ...learned('t1', 'configuration', []), answers: [{ message_id: 'a1', text }] }
  expect(troubleshootingIn([ticket])).toMatchObject([
    {
      check: 'A setting that is not as it needs to be.',
      fix: 'Open the settings of the board → Click the button to authorise again',
    },
  ])
})
