import markdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { comesBackAlike, throughRich } from './rich-markdown.ts'

const draw = markdownIt({ html: false, linkify: true })
draw.validateLink = () => true
/** Lists with and without blank lines between their lines look the same. */
const drawn = (markdown: string) =>
  draw
    .render(markdown)
    .replaceAll(/<\/?p>/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> | </g, (at) => at.trim())

const ARTICLES = [
  '## Problem Description\n\nYou cannot **sign in** & see `error <42>`.\n\n1. Open *Settings*\n2. Choose [Security](https://desk.example/a_b?c=1&d=2)\n\n   ![Shot](file:0198-aa)\n3. Done\n',
  '## 问题描述\n\n无法登录：请先**重置密码**，再打开“设置”。\n\n- 第一步\n- 第二步\n  - 细节\n\n> 注意：链接一小时内有效。\n',
  '| Plan | Limit |\n|---|---|\n| Free | 10 |\n| Pro | 1,000 |\n\nAfter the table.\n',
  'See {{block:refund_terms-eu}}.\n\n{{block:contact_us}}\n',
  '```sh\ncurl -H "A: b" https://api.example/v1 && echo "a &amp; b <c>"\n```\n\nThen `npm i snake_case_name`.\n',
  'Use snake_case_names, 5 < 6, AT&T, a > b and 100 * 2.\n\n---\n\n### Next\n\n~~old~~ new\n',
]

test.each(ARTICLES)('what goes through the rich face is drawn as before: %#', (article) => {
  expect(drawn(throughRich(article))).toBe(drawn(article))
})

test('names of blocks stay as they are written', () => {
  expect(throughRich('See {{block:refund_terms-eu}}.')).toBe('See {{block:refund_terms-eu}}.\n')
})

test('passing through twice changes nothing more', () => {
  for (const article of ARTICLES) expect(throughRich(throughRich(article))).toBe(throughRich(article))
})

test('what the rich face cannot hold is noticed', () => {
  expect(comesBackAlike('- [ ] a task\n- [x] another')).toBe(false)
  expect(comesBackAlike('Read [this][a].\n\n[a]: https://desk.example')).toBe(false)
  expect(comesBackAlike('## A\n\n* one\n* two\n')).toBe(true)
})
