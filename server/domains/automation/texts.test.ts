import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFrameworkText } from '../framework/read-text.ts'
import { AutomationEvent, TEXT_VARIABLES } from '../framework/sections/automations.ts'
import { listVariables } from '../macros/queries.ts'
import { checksOf, isMet } from './checks.ts'
import { Trigger } from './contract.ts'

const page = readFileSync(new URL('../../../docs/how-to/write-automations.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!)

test('every example of the page on automations is a framework that can be put in force', () => {
  expect(blocks).toHaveLength(6)
  for (const block of blocks) {
    const text = block.startsWith('automations:') ? block : `automations:\n${block}`
    expect(readFrameworkText(text).errors, block).toEqual([])
  }
})

test('the framework knows the variables of macros and the words of triggers', () => {
  expect(TEXT_VARIABLES).toEqual(listVariables().map(({ name }) => name))
  expect(Trigger.options).toEqual([...AutomationEvent.options, 'after'])
})

const facts = {
  ...{ channel: 'email', status: 'open', priority: 'high', category: 'billing', emotion: null, language: 'zh' },
  ...{
    tier: 'tier1_general',
    team: 'tier1_general',
    tags: ['vip'],
    assignee_id: null,
    account_type: 'free',
    segments: [],
  },
}
const rule = (more: object) => {
  const text = JSON.stringify({ automations: [{ name: 'rule', on: 'rated', do: [{ unassign: true }], ...more }] })
  return readFrameworkText(text).framework!.automations[0]!
}

test('each condition is looked at by itself, with what was found and why it is not met', () => {
  const when = {
    statuses: ['open'],
    priorities: ['low'],
    emotions: ['frustrated'],
    tags: ['vip'],
    without_tags: ['x'],
    assigned: true,
  }
  const checks = checksOf(rule({ when }), facts, [])
  expect(checks.map(({ condition, met, reason }) => [condition, met, reason])).toEqual([
    ['statuses', true, null],
    ['priorities', false, 'its priority is high, not low'],
    ['emotions', false, 'its emotion is not known, not frustrated'],
    ['tags', true, null],
    ['without_tags', true, null],
    ['assigned', false, 'nobody has it'],
  ])
  expect(isMet(checks)).toBe(false)
  expect(isMet(checksOf(rule({}), facts, []))).toBe(true)
})

test('words are found in any case and width, and in Chinese', () => {
  const found = (words: string[], text: string) => isMet(checksOf(rule({ words }), facts, ['Subject', text]))
  expect([found(['refund'], 'REFUND!'), found(['ＲＥＦＵＮＤ'], 'a refund'), found(['退款'], '我要退款。')]).toEqual([
    true,
    true,
    true,
  ])
  expect([found(['refund'], 'refine'), found(['SUBJECT'], '')]).toEqual([false, true])
})
