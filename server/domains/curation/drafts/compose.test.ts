import { expect, test } from 'vitest'
import { compose, escaped } from './compose.ts'
import type { Learned } from './learned.ts'

const learned = (changes: Partial<Learned> = {}): Learned => ({
  ticket_id: 't1',
  case_id: 'SR-0001',
  category: 'technical',
  language: 'en',
  assignee_id: null,
  cause_code: 'configuration',
  subject: 'Re: Export of the board is empty',
  question: { message_id: 'm1', text: 'The export of my board is empty. It worked last week. Thanks a lot' },
  analysis: null,
  steps: [{ action: 'Open Settings > Export and choose All columns.', result: 'It works.' }],
  answers: [
    {
      message_id: 'm2',
      text: 'Thank you for writing!\nOpen Settings > Export and choose All columns.\nThe export is empty because the filter hides every card.\nIt takes up to 2 hours until the file is ready.',
    },
  ],
  ...changes,
})

test('a technical ticket becomes the technical template, each line with where it is from', () => {
  const { title, template, content, lines, summary } = compose([learned()])
  expect([title, template]).toEqual(['Export of the board is empty', 'technical_troubleshooting'])
  expect(content.match(/^## .*$/gm)).toEqual([
    '## Problem Description',
    '## Common Causes',
    '## Step-by-Step Solution',
    '## Advanced Troubleshooting',
    '## When to Contact Support',
    '## Related Articles',
  ])
  expect(content).toContain('1. Open Settings > Export and choose All columns.')
  expect(content).not.toContain('Thank you for writing')
  expect(summary).toBe('The export of my board is empty.')
  const step = lines.find(({ part }) => part === 'Step-by-Step Solution')
  expect(step?.evidence.map(({ type, id }) => [type, id])).toEqual([
    ['report', 't1'],
    ['message', 'm2'],
  ])
  expect(lines.find(({ text }) => text.includes('because the filter'))?.part).toBe('Common Causes')
})

test.each([
  ['account', 'account_management', 'Step-by-Step Instructions'],
  ['billing', 'billing_information', 'Important Dates and Deadlines'],
  ['feature_request', 'technical_troubleshooting', 'Common Causes'],
  [null, 'technical_troubleshooting', 'Common Causes'],
])('the template of %s', (category, template, part) => {
  const composed = compose([learned({ category })])
  expect(composed.template).toBe(template)
  expect(composed.content).toContain(`## ${part}`)
})

test('several tickets: what they say alike is one line with all of them as evidence', () => {
  const { lines } = compose([learned(), learned({ ticket_id: 't2', question: null, answers: [] })])
  const steps = lines.filter(({ part }) => part === 'Step-by-Step Solution')
  expect(steps[0]!.evidence.map(({ ticket_id }) => ticket_id)).toContain('t2')
})

test('a Chinese ticket has Chinese headings and sentences', () => {
  const { content } = compose([
    learned({
      language: 'zh',
      subject: '导出的文件是空的',
      question: { message_id: 'm1', text: '导出的文件是空的，昨天还可以。' },
      steps: [],
      answers: [{ message_id: 'm2', text: '您好！请打开设置，选择导出全部列。因为筛选条件隐藏了所有卡片。' }],
    }),
  ])
  expect(content).toContain('## 解决步骤\n\n1. 请打开设置，选择导出全部列。')
  expect(content).toContain('- 因为筛选条件隐藏了所有卡片。')
})

test('what nobody said is left open, and nothing anybody wrote becomes markup', () => {
  const { content } = compose([learned({ answers: [], steps: [], cause_code: null })])
  expect(content).toContain('## Common Causes\n\n_Nothing was said about this yet._')
  expect(escaped('# <b>x</b> [a](javascript:1) {{block:secret}} *y*')).toBe(
    '\\# \\<b>x\\</b> \\[a\\](javascript:1) \\{\\{block:secret\\}\\} \\*y\\*',
  )
})
