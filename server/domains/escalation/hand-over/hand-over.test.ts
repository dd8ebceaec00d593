import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { timeNamedIn } from './named-days.ts'
import { promisesIn } from './promises.ts'
import { answerTo, questionsIn } from './questions.ts'
import { beginningOf } from './sentences.ts'
import { triedIn } from './tried.ts'

const { api, ctx } = await anInstallation()
const agent = await aUser(ctx, { name: 'Ada', teams: ['tier1_general', 'tier2_technical'] })

/** A Tuesday. */
const SAID = '2026-03-10T15:00:00.000Z'

test.each<[sentence: string, due: string | null, due_on: string | null]>([
  ['We will refund you by Friday.', 'Friday', '2026-03-13'],
  ["I'll get back to you tomorrow.", 'tomorrow', '2026-03-11'],
  ['You will receive the file within 24 hours.', 'within 24 hours', '2026-03-11'],
  ['Our engineers will fix this within 3 business days.', 'within 3 business days', '2026-03-13'],
  ['We will ship it on 5 April.', '5 April', '2026-04-05'],
  ['We will call you on January 8th.', 'January 8th', '2027-01-08'],
  ['It will be done by 2026-03-20.', '2026-03-20', '2026-03-20'],
  ['We will write to you as soon as possible.', 'as soon as possible', null],
  ['We will look into it.', null, null],
  ['Next Tuesday we will send an engineer.', 'Tuesday', '2026-03-17'],
  ['我们会在周五前给您退款。', '周五', '2026-03-13'],
  ['我们会在24小时内回复您。', '24小时内', '2026-03-11'],
  ['我们将在3月20日前处理完毕。', '3月20日', '2026-03-20'],
  ['我明天给您答复，我们会尽快修复。', '明天', '2026-03-11'],
  ['工程师会在3个工作日内联系您。', '3个工作日内', '2026-03-13'],
  ['我们会在下周三发布修复。', '下周三', '2026-03-18'],
])('a promise: %s', (sentence, due, due_on) => {
  expect(promisesIn(sentence)).toEqual([sentence])
  expect(timeNamedIn(sentence, SAID)).toEqual(due === null ? null : { due, due_on })
})

test.each([
  'Thank you for your patience.',
  'We will not be able to refund this.',
  'Could you send us the log by Friday?',
  'I will be happy to help.',
  'The report is on the second page.',
  '我们无法退款。',
  '请您周五前发给我们。',
  '您好，很高兴为您服务。',
])('no promise: %s', (sentence) => expect(promisesIn(sentence)).toEqual([]))

test.each([
  ['Which browser do you use?', 1],
  ['Please send us a screenshot. Thank you!', 1],
  ['Could you tell me your order number? When did it start?', 2],
  ['请提供一下订单号。另外是什么时候开始的？', 2],
  ['Is there anything else I can help you with?', 0],
  ['I have reset your password. It works now.', 0],
  ['请问还有什么可以帮您的吗？', 0],
])('asks: %s', (text, count) => expect(questionsIn(text)).toHaveLength(count))

test.each([
  ['Hi Hannah,\n\nI am sorry. Which version do you use?', 'I am sorry. Which version do you use?'],
  ['Dear Mr. Smith,\nYour export works again.', 'Your export works again.'],
  ['您好，\n\n发票已经重新开具。', '发票已经重新开具。'],
  ['Hello', 'Hello'],
  ['Hi, our calendar stopped on Monday.', 'Hi, our calendar stopped on Monday.'],
  ['Hello Kitty is broken.', 'Hello Kitty is broken.'],
])('%j begins with %j', (text, beginning) => expect(beginningOf(text)).toBe(beginning))

test.each([
  'I already tried reinstalling the app and clearing the cache.',
  'We have restarted all laptops, to no avail.',
  'It fails even after restarting the router.',
  'Our admin reset the token twice.',
  'I followed the guide step by step.',
  '我已经重启过电脑，问题还在。',
  '清除了缓存也没有用。',
  '我们试过换浏览器。',
])('tried: %s', (sentence) => expect(triedIn(sentence)).toEqual([sentence]))

test.each([
  'Should I restart the computer?',
  'If we restarted it, would our work be lost.',
  'I have not tried another browser.',
  "We haven't checked the log yet.",
  'The app restarted by itself.',
  'Please reset my password.',
  '还没重启过。',
  '需要重新安装吗？',
])('not tried: %s', (sentence) => expect(triedIn(sentence)).toEqual([]))

const said = (text: string, files = 0) => [{ id: newId(), text, files }]
test.each<[string, ReturnType<typeof said>, string]>([
  ['What is your order number?', said('It is 55213.'), 'yes'],
  ['What is your order number?', said('I do not know where to look.'), 'unclear'],
  ['What is your order number?', [], 'no'],
  ['Please attach a screenshot.', said('Here you are.', 1), 'yes'],
  ['Please attach a screenshot.', said('Later.'), 'unclear'],
  ['Which browser do you use?', said('Firefox'), 'yes'],
  ['Does it happen for all users?', said('Yes.'), 'yes'],
  ['请提供订单号。', said('订单是A123456'), 'yes'],
  ['是什么时候开始的？', said('昨天下午'), 'yes'],
])('%s → %j: %s', (question, after, answered) => {
  expect(answerTo(question, after).answered).toBe(answered)
})

test('the card tells the case from what was written, each item with its message, and asks nothing twice', async () => {
  const { id } = await aTicket(ctx, {
    ...{
      subject: 'Export broken',
      text: 'The export fails with an error since Monday. Please help. I already tried another browser.',
    },
  })
  await api('PUT', `/tickets/${id}/team`, { body: { team: 'tier1_general' } })
  const reply = await api('POST', `/tickets/${id}/messages`, {
    as: agent.id,
    body: {
      kind: 'reply',
      text: 'Sorry for that. Which browser do you use? What is your account number? We will fix it by Friday.',
    },
  })
  expect(reply.status).toBe(201)
  await api('POST', `/tickets/${id}/messages`, {
    as: agent.id,
    body: { kind: 'note', text: 'Cleared the cache, no change.' },
  })
  await api('POST', `/tickets/${id}/grants`, { as: agent.id, body: { deed: 'refund', amount: 20 } })
  const { json: escalation } = await api('PUT', `/tickets/${id}/escalation`, {
    as: agent.id,
    body: { criterion: 'technical_complexity', note: 'Needs somebody who knows exports.' },
  })
  const { json: card } = await api('GET', `/tickets/${id}/hand-over`, { as: agent.id })
  const { items: messages } = (await api('GET', `/tickets/${id}/messages`)).json
  const [ask, answer, note, handed] = messages as { id: string }[]
  expect(card).toMatchObject({
    summary: {
      first_ask: { text: 'The export fails with an error since Monday. Please help.', message_id: ask!.id },
      ...{ category: 'technical', account_type: 'free', customer_messages: 1, replies: 1 },
    },
    steps: [
      { kind: 'tried', text: 'I already tried another browser.', message_id: ask!.id },
      { kind: 'reply', message_id: answer!.id, by: 'Ada' },
      { kind: 'note', text: 'Cleared the cache, no change.', message_id: note!.id },
      { kind: 'note', message_id: handed!.id },
      { kind: 'escalation', criterion: 'technical_complexity', tier: 'tier2_technical', by: 'Ada' },
    ],
    promises: [{ text: 'We will fix it by Friday.', due: 'Friday', message_id: answer!.id, by: 'Ada' }],
    asked: [
      { text: 'Which browser do you use?', answered: 'no', message_id: answer!.id },
      { text: 'What is your account number?', answered: 'no' },
    ],
    emotions: { first: { message_id: ask!.id }, last: { message_id: ask!.id } },
    grants: [{ deed: 'refund', amount: 20 }],
    escalation: { id: escalation.id, note: { text: 'Needs somebody who knows exports.', message_id: handed!.id } },
    ...{ tier_moves: 2, ping_pong: false },
  })
  expect(card.clocks.map(({ kind }: { kind: string }) => kind)).toContain('resolution')
})
