import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { anAnswerLine } from '../../../testing/answer-line.ts'
import { aMail } from '../../../testing/inbound.ts'
import type { Inbound } from '../inbound-message.ts'

const { ctx, settle, peer, reply } = await anAnswerLine()

/** A conversation that a customer has begun; `more` joins it. */
async function aConversation(first: Partial<Inbound> = {}) {
  const email = `${newId()}@customer.example`
  const colleague = `${newId()}@customer.example`
  const rfc_id = `${newId()}@customer.example`
  const begun = await aMail(ctx, { email, text: 'Please', rfc_id, cc: [colleague], ...first })
  const more = async (from: string, changes: Partial<Inbound> = {}) => {
    const joined = { email: from, text: 'More', references: [rfc_id], authenticity: 'pass' as const, ...changes }
    expect((await aMail(ctx, joined)).ticket_id).toBe(begun.ticket_id)
  }
  const answeredTo = async () => {
    await reply(begun.ticket_id, 'An answer')
    await settle()
    return peer.mails.at(-1)!.envelope.rcptTo.map(({ address }) => address)
  }
  return { email, colleague, more, answeredTo }
}

test('an out-of-office reply of somebody in copy does not take the next answer', async () => {
  const { email, colleague, more, answeredTo } = await aConversation()
  await more(colleague, { automatic: 'auto_reply' })
  expect(await answeredTo()).toEqual([email])
})

test('nor does somebody in copy who writes: the ticket is the customer’s', async () => {
  const { email, colleague, more, answeredTo } = await aConversation()
  await more(colleague)
  expect(await answeredTo()).toEqual([email])
})

test('the customer’s newest mail tells where answers go, their program does not', async () => {
  const { email, more, answeredTo } = await aConversation()
  await more(email, { reply_to: 'private@customer.example' })
  await more(email, { automatic: 'auto_reply', reply_to: 'robot@customer.example' })
  expect(await answeredTo()).toEqual(['private@customer.example'])
})

test('a form that a program has sent is answered to who filled it in', async () => {
  const { answeredTo } = await aConversation({ automatic: 'auto_reply', reply_to: 'bea@customer.example' })
  expect(await answeredTo()).toEqual(['bea@customer.example'])
})
