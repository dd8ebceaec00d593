import { expect, test } from 'vitest'
import { readFrameworkText } from '../../framework/read-text.ts'
import { placementOf } from '../../routing/placement.ts'
import { readMessage } from './read-message.ts'

const framework = readFrameworkText('').framework!

function read(text: string, subject = '') {
  const reading = readMessage({ subject, text })
  const [category, impact, urgency] = [reading.category.value, reading.impact.value, reading.urgency.value]
  const { tier } = placementOf(framework, {
    ...{ channel: 'email', category, complexity: reading.complexity.value, customer_status: 'free' },
    ...{ capability: reading.capability, confidence: reading.category.confidence },
  })
  const { topic, capability } = reading
  return { category, impact, urgency, emotion: reading.emotion.value, topic, capability, tier }
}

const [, , SPECIALISTS] = Object.keys(framework.support_tiers)

test.each([
  ['The site is not down, I just want to change my avatar', 'account'],
  ['网站没有宕机，我只是想换个头像', 'account'],
  ['No data was lost in the import. How do I rename a project?', 'technical'],
  ['没有数据丢失，请问怎么重命名项目？', 'technical'],
])('what is denied has not happened: %s', (text, category) => {
  const found = read(text)
  expect(found.category).toBe(category)
  expect(['low', 'medium']).toContain(found.impact)
  expect(found.urgency).not.toBe('high')
  expect(found.tier).not.toBe(SPECIALISTS)
})

test.each([
  'There was an outage last month, has the root cause been published?',
  'Nothing is broken. I just want to know whether the outage last week affected our reports.',
  '上个月有一次宕机，原因公布了吗？',
])('what is over does not press: %s', (text) => {
  const found = read(text)
  expect(['low', 'medium']).toContain(found.impact)
  expect(found.urgency).not.toBe('high')
  expect(found.tier).not.toBe(SPECIALISTS)
})

test.each([
  'No data lost so far, but the whole site is down since 9am',
  'The site has been down since last week',
  'Not another outage! Our shop is down',
  '上周开始系统就宕机，到现在还没恢复',
  '系统是不是宕机了？所有人都打不开',
])('what lasts, or is only half denied, is as grave as it was: %s', (text) => {
  expect(read(text).impact).toBe('critical')
})

test.each([
  'What happens to my data if your servers go down?',
  'Do you have a SOC 2 report and how do you handle security incidents?',
  '如果你们服务器宕机，我的数据会怎么样？',
  '你们有SOC 2报告吗？如何处理安全事件？',
])('who asks what would happen wants to know the product: %s', (text) => {
  expect(read(text)).toMatchObject({ impact: 'low', capability: 'product_information' })
})

test.each([
  ["I'd love a sync with Outlook. Right now I copy everything by hand.", false],
  ['Right now we use the free plan. Which plan has SSO?', false],
  ['I need this fixed right now', true],
  ['We cannot log in right now', true],
  ["Right now we can't invoice anybody", true],
])('"right now" is haste only where something is wanted or wrong: %s', (text, isHasty) => {
  expect(read(text).urgency === 'high').toBe(isHasty)
})

test.each(['API returns 500 after webhook change', '接口返回500错误', '修改webhook后接口返回500错误'])(
  'an error of an interface alone is no outage: %s',
  (text) => {
    expect(['medium', 'high']).toContain(read(text).impact)
  },
)

test('for all customers it is', () => {
  expect(read('API returns 500 for all our customers in production').impact).toBe('critical')
})

test.each([
  'All 1,200 employees were billed at the wrong rate and payroll runs at 5pm',
  'We just ran the numbers. All 1,200 employees were billed at the wrong rate and payroll runs at 5pm.',
  '1200名员工的费率都算错了，下午5点就要发工资',
])('a multitude and an hour count: %s', (text) => {
  const found = read(text)
  expect(['high', 'critical']).toContain(found.impact)
  expect(found.urgency).toBe('high')
})

test.each([
  ['Wow, amazing. Down again. Thanks a lot.', 'frustrated'],
  ['真棒，又崩了，谢谢你们啊', 'frustrated'],
  ['😡', 'frustrated'],
  ['it worked on retry', 'neutral'],
  ['Please make the export work again', 'neutral'],
  ['请让导出恢复正常', 'neutral'],
  ['The export works again, thank you', 'satisfied'],
  ['Not sure I get it...', 'confused'],
  ['Wait, what?', 'confused'],
  ['I lost my phone', 'neutral'],
  ["I'm lost, where do I begin?", 'confused'],
])('praise beside trouble is none, and a loss is no bewilderment: %s', (text, emotion) => {
  expect(read(text).emotion).toBe(emotion)
})

test('a cap is not what somebody capped', () => {
  expect(read('Can you tell me what the limit is for uploads?', 'cap')).toMatchObject({ category: 'technical' })
})

test('what a bank blocks stops one payment, not the work', () => {
  const { impact, urgency } = read('My bank blocked the payment, can I pay by wire?')
  expect([impact, urgency]).toEqual(['medium', 'medium'])
})

test('a whole company that stands still is the same in both languages', () => {
  const chinese = read('整个公司都打不开系统，业务全部停了')
  const english = read('The whole company cannot open the system, all business has stopped')
  expect(chinese).toEqual(english)
  expect(chinese).toMatchObject({ topic: 'outage', impact: 'critical', urgency: 'high' })
  expect(chinese.tier).not.toBe(SPECIALISTS)
})

test.each([
  ['I am out of office until Monday. For urgent matters contact my colleague.', 'Automatic reply: Out of office'],
  ['Congratulations! You have won the lottery. Claim your $1,000,000 prize now!', ''],
  ['Happy holidays! Our office is closed until January 2.', ''],
  ['我正在休假，周一回来，紧急事项请联系我的同事', ''],
  ['恭喜您中奖100万元，请立即领取', ''],
])('notices that ask nothing weigh nothing: %s', (text, subject) => {
  expect(read(text, subject)).toMatchObject({ impact: 'low', urgency: 'low' })
})

test('who is away and yet in need is heard', () => {
  expect(read('I am out of office tomorrow and cannot log in. We need access urgently.').urgency).toBe('high')
  expect(read('I am out of office until Monday, but our whole site is down. Can you help?').impact).toBe('critical')
})
