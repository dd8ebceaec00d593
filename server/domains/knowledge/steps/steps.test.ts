import { expect, test } from 'vitest'
import { extractSteps } from './extract-steps.ts'

const texts = (markdown: string) => extractSteps(markdown).map(({ text }) => text)
const told = (markdown: string) => extractSteps(markdown).map(({ number, text, part }) => [number, text, part])

test.each([
  ['1. Open settings\n2. Choose Security\n3. Click Reset', ['Open settings', 'Choose Security', 'Click Reset']],
  ['1) Open it\n2) Close it', ['Open it', 'Close it']],
  ['(1) Open it\n(2) Close it', ['Open it', 'Close it']],
  ['1. One\n1. Two\n1. Three', ['One', 'Two', 'Three']],
  ['Do this:\n\nStep 1: Open it\nStep 2: Close it', ['Open it', 'Close it']],
  ['**Step 1:** Open it\n\n**Step 2:** Close it', ['Open it', 'Close it']],
  ['Step one: Open it\nStep two: Close it', ['Open it', 'Close it']],
  [
    '1. Open **Settings** and [Security](https://a.example/x)\n2. Press `Reset`',
    ['Open Settings and Security', 'Press Reset'],
  ],
  ['1. Open it 2. Close it 3. Go', ['Open it', 'Close it', 'Go']],
  ['> 1. Open it\n> 2. Close it', ['Open it', 'Close it']],
  ['1、打开设置\n2、点击安全\n3、重置密码', ['打开设置', '点击安全', '重置密码']],
  ['1.打开设置\n2.点击安全', ['打开设置', '点击安全']],
  ['（1）打开设置\n（2）点击安全', ['打开设置', '点击安全']],
  ['① 打开设置\n② 点击安全', ['打开设置', '点击安全']],
  ['一、打开设置\n二、点击安全\n三、重置密码', ['打开设置', '点击安全', '重置密码']],
  ['（一）打开设置\n（二）点击安全', ['打开设置', '点击安全']],
  ['一、准备\n\n二、操作\n\n1. 打开设置\n2. 点击安全', ['打开设置', '点击安全']],
  ['第一步：打开设置\n第二步：点击安全\n第十二步：完成', ['打开设置', '点击安全', '完成']],
  ['步骤一：打开设置\n步骤2 点击安全', ['打开设置', '点击安全']],
  ['First, open the app. Then sign in. Finally, press Sync.', ['Open the app.', 'Sign in.', 'Press Sync.']],
  [
    'First open Settings, then choose Security, and finally click Reset.',
    ['Open Settings', 'Choose Security', 'Click Reset.'],
  ],
  [
    'First, open it. You will see a list. Next, pick one. After that, save.',
    ['Open it. You will see a list.', 'Pick one.', 'Save.'],
  ],
  ['To begin, open it.\n\nThen sign in.\n\nLastly, save.', ['Open it.', 'Sign in.', 'Save.']],
  ['首先，打开设置。然后点击安全。最后，重置密码。', ['打开设置。', '点击安全。', '重置密码。']],
  ['首先打开设置，接着点击安全，最后重置密码。', ['打开设置', '点击安全', '重置密码。']],
  ['先打开应用，再登录，然后同步。', ['打开应用', '登录', '同步。']],
])('steps are found: %s', (markdown, steps) => expect(texts(markdown)).toEqual(steps))

test.each([
  'We are open from nine to five.',
  '- a thing\n- another thing',
  '## Advantages\n\n- fast\n- cheap',
  'First time users get a discount.',
  'It needs 1.5 GB of memory.\n2.5 GB is better.',
  'The first thing is the last thing.',
  '2024. A good year? No: four digits are a year.',
  '```\n1. in code\n2. in code\n```',
  '我们首先感谢您的支持。',
  '一、概述\n\n这是说明。\n\n二、功能\n\n这是功能。',
  '一、只有一行',
  '',
])('no steps are found: %s', (markdown) => expect(texts(markdown)).toEqual([]))

test('a list with bullets counts under a heading that speaks of steps', () => {
  expect(texts('## Steps\n\n- Open it\n- Close it\n\n## Notes\n\n- fast')).toEqual(['Open it', 'Close it'])
  expect(texts('## 操作步骤\n\n- 打开设置\n- 保存')).toEqual(['打开设置', '保存'])
})

test('steps stand under their headings, and begin anew under each', () => {
  expect(told('## On a phone\n1. Open\n2. Save\n\n## On the web\n1. Click\n2. Send')).toEqual([
    [1, 'Open', 'On a phone'],
    [2, 'Save', 'On a phone'],
    [1, 'Click', 'On the web'],
    [2, 'Send', 'On the web'],
  ])
})

test('two lists under one heading are told apart by the lines before them', () => {
  expect(told('## Sign in\nOn iOS:\n\n1. Open\n2. Save\n\nOn Android:\n\n1. Tap\n2. Send')).toEqual([
    [1, 'Open', 'Sign in'],
    [2, 'Save', 'Sign in'],
    [1, 'Tap', 'On Android'],
    [2, 'Send', 'On Android'],
  ])
})

test('headings can be the steps themselves', () => {
  expect(told('# Set up\n\n## Step 1: Download\n\nGet the file.\n\n## Step 2: Install\n\nRun it.')).toEqual([
    [1, 'Download', 'Set up'],
    [2, 'Install', 'Set up'],
  ])
})

test('what belongs to a step stays with it: lines below, lists within, pictures between', () => {
  expect(
    told('1. Open it\n   where it says Open\n   - the blue one\n   - not the red one\n\n![x](file:1)\n\n2. Close it'),
  ).toEqual([
    [1, 'Open it\nwhere it says Open\n- the blue one\n- not the red one', null],
    [2, 'Close it', null],
  ])
})

test.each([
  ['digits', '1'.repeat(200_000)],
  ['items', '1. a\n'.repeat(40_000)],
  ['items on a line', Array.from({ length: 30_000 }, (_, i) => ` ${i + 1}. a`).join('')],
  ['brackets', '['.repeat(200_000)],
  ['link openings', '[a]('.repeat(50_000)],
  ['sequence words', 'first, then '.repeat(16_000)],
  ['sentences', 'First, a. '.repeat(20_000)],
  ['commas', `First${','.repeat(190_000)}`],
  ['spaces', `First${' '.repeat(190_000)}x`],
  ['heading signs', `# ${'#'.repeat(190_000)}x`],
  ['emphasis', '*_'.repeat(100_000)],
  ['braces', '{{block:'.repeat(25_000)],
  ['Chinese', '首先，然后'.repeat(40_000)],
])('hostile text is read in time: %s', (_name, text) => {
  const started_ms = performance.now()
  expect(extractSteps(text).length).toBeLessThanOrEqual(200)
  expect(performance.now() - started_ms).toBeLessThan(1_000)
})
