import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The command as people run it, with neither database nor data folder. */
async function responder(args: string[], input = '') {
  const child = spawn(process.execPath, [main, 'eval', ...args], { cwd: folder, env: { PATH: process.env.PATH } })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, err }
}

test('reply-text tells what is new, from text or HTML', async () => {
  const file = join(folder, 'replies.json')
  const cases = [
    { id: 1, text: 'No.\n\nOn 2 Nov 2026 at 15:04, Desk <d@x.example> wrote:\n> Try' },
    { id: 'b', html: '<p>Yes.</p><div class="gmail_quote"><blockquote>old</blockquote></div>' },
    { id: 'c' },
  ]
  await writeFile(file, JSON.stringify(cases))
  const { code, out, err } = await responder(['reply-text', file])
  expect(JSON.parse(out)).toEqual([
    { id: 1, new_text: 'No.' },
    { id: 'b', new_text: 'Yes.' },
    { id: 'c', new_text: '' },
  ])
  expect([code, err]).toEqual([0, ''])
})

test('html cleans what comes by standard input', async () => {
  const cases = [
    { id: 'a', html: '<b onclick="x()">Hi</b><script>x()</script>' },
    { id: 'b', html: '<div>'.repeat(500) },
  ]
  const { code, out, err } = await responder(['html', '-'], JSON.stringify(cases))
  expect(JSON.parse(out)).toEqual([
    { id: 'a', html_clean: '<b>Hi</b>' },
    { id: 'b', html_clean: null },
  ])
  expect([code, err]).toEqual([0, ''])
})

test('mail reads the files of a folder', async () => {
  const mails = join(folder, 'mails')
  await mkdir(mails)
  const lines = [
    'From: Bea <bea@x.example>',
    'To: desk@shop.example',
    'Subject: Re: It fails',
    '',
    'No.',
    '',
    '> Try this',
    '',
  ]
  await writeFile(join(mails, 'one.eml'), lines.join('\r\n'))
  const { code, out, err } = await responder(['mail', mails])
  expect(JSON.parse(out)).toEqual([expect.objectContaining({ subject: 'Re: It fails', new_text: 'No.' })])
  expect([code, err]).toEqual([0, ''])
})

test.each([
  [['html', '-'], '{', 'no JSON'],
  [['html', '-'], '[{"id":1}]', '0.html'],
  [['reply-text', '-'], '{}', 'the whole'],
  [['reply-text', 'missing.json'], '', 'missing.json'],
  [['reply-text'], '', 'Name one file'],
  [['nothing'], '', 'There is no evaluation "nothing"'],
  [[], '', 'responder eval reply-text CASES.json'],
])('what is wrong is told, and nothing else: %j %s', async (args, input, words) => {
  const { code, out, err } = await responder(args, input)
  expect(err).toContain(words)
  expect([code, out]).toEqual([1, ''])
})
