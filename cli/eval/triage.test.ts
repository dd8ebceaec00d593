import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evalTriage } from './triage.ts'

const folder = await mkdtemp(join(tmpdir(), 'eval-triage-'))
afterAll(() => rm(folder, { recursive: true }))

async function evaluated(cases: unknown) {
  const file = join(folder, 'cases.json')
  await writeFile(file, JSON.stringify(cases))
  return (await evalTriage([file])) as Record<string, unknown>[]
}

test('a message is understood in both languages, and goes to the tier that handles it', async () => {
  const [english, chinese] = await evaluated([
    { id: 1, subject: 'Webhook', text: 'Since your release our webhook gets every event twice.' },
    { id: 'b', text: '我被扣了两次费用，第三次反馈了，太过分了！' },
  ])
  expect(english).toEqual({
    id: 1,
    language: 'en',
    category: 'technical',
    impact: 'medium',
    emotion: 'neutral',
    priority: 'medium',
    tier: 'tier2_technical',
    confidence: expect.any(Number),
  })
  expect(chinese).toMatchObject({ id: 'b', language: 'zh', category: 'billing', emotion: 'frustrated' })
})

test('the same words of an enterprise weigh more: a higher priority, a higher tier', async () => {
  const text = 'Our SAML integration fails with "invalid audience" since the upgrade.'
  const [free, enterprise] = await evaluated([
    { id: 1, text, account_type: 'free' },
    { id: 2, text, account_type: 'enterprise' },
  ])
  expect([free!.priority, enterprise!.priority]).toEqual(['medium', 'high'])
  expect(free!.tier).not.toBe(enterprise!.tier)
})

test('a case that lacks its text is refused with its place', async () => {
  await expect(evaluated([{ id: 1, text: 'x' }, { id: 2 }])).rejects.toThrow('1.text')
})
