import { expect, test } from 'vitest'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const { api, ctx, settle } = await anInstallation()

const up = async (id: string) => {
  await api('PUT', `/tickets/${id}/team`, { body: { team: 'tier1_general' } })
  await api('PUT', `/tickets/${id}/escalation`, { body: { criterion: 'technical_complexity' } })
  await settle()
}
const toldIn = async (id: string) =>
  (await api('GET', `/tickets/${id}/messages`)).json.items.filter(
    ({ automatic }: { automatic: string }) => automatic === 'acknowledgement',
  )

test('the customer hears of it only where the framework says so, once, in their language, and it is no first response', async () => {
  const silent = await aTicket(ctx)
  await up(silent.id)
  expect(await toldIn(silent.id)).toEqual([])

  await api('PUT', '/framework', { body: { text: 'escalation: { tell_customer: true }', note: 'test' } })
  const [mail, chinese, chat] = [
    await aTicket(ctx),
    await aTicket(ctx, { subject: '导出问题', text: '导出功能报错了，请帮忙看一下怎么处理。' }),
    await aTicket(ctx, { channel: 'live_chat' }),
  ]
  for (const { id } of [mail, chinese, chat]) await up(id)
  await settle()
  expect(await toldIn(mail.id)).toMatchObject([
    { text: expect.stringContaining(mail.case_id), author: { type: 'system' } },
  ])
  expect(await toldIn(chinese.id)).toMatchObject([{ text: expect.stringContaining('已转交') }])
  expect(await toldIn(chat.id)).toEqual([])
  const { json } = await api('GET', `/tickets/${mail.id}`)
  expect([json.first_response_at, json.status]).toEqual([null, 'escalated'])
  const { items } = (await api('GET', `/tickets/${chat.id}/why`)).json
  expect(items.find(({ kind }: { kind: string }) => kind === 'acknowledgement')).toMatchObject({
    rule: 'other_channel',
  })
})
