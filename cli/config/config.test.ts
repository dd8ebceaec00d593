import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { databaseNamed } from '../../server/testing/database-server.ts'
import { anInstallation } from '../../server/testing/installation.ts'
import { UsageError } from '../usage.ts'
import { config as runConfig } from './config.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const { api, ctx } = await anInstallation()
let folder: string
let url: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'))
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(ctx.db)
  url = databaseNamed(inject('postgres_url'), rows[0]!.name)
})
afterAll(() => rm(folder, { recursive: true }))

/** The command as people run it, on the database of this test, or on none. */
async function config(args: string[], env: Record<string, string> = { DATABASE_URL: url }) {
  const child = spawn(process.execPath, [main, 'config', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', SECRET_KEY: 'k'.repeat(40), DATA_DIR: folder, ...env },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, err }
}

const file = async (content: string): Promise<string> => {
  const path = join(folder, 'framework.yaml')
  await writeFile(path, content)
  return path
}

test('check works without a database: what is wrong by line, what is hardly meant, and 0 or 1', async () => {
  const wrong = await config(['check', await file('# ours\nbrand:\n  nam: x\n')], {})
  expect(wrong).toMatchObject({ code: 1, out: '' })
  expect(wrong.err).toContain('line 3, brand.nam: is not a key of the framework.')
  const odd = await config(
    ['check', await file('support_channels:\n  email:\n    escalation_threshold: "3 days"\n')],
    {},
  )
  expect(odd).toMatchObject({ code: 0, err: '' })
  expect(odd.out).toContain('line 3    support_channels.email.escalation_threshold (escalation_after_resolution)')
})

test('what is not understood ends with 2, and says how it is written', async () => {
  const { code, err } = await config(['rollback', 'x'], {})
  expect([code, err]).toEqual([2, '"x" is no number of a version.\n'])
})

test.each([[[]], [['dance']], [['check']], [['check', 'a', 'b']], [['apply', 'x', '--loud']]])(
  'what is not understood is refused before anything is opened: %j',
  async (args) => {
    await expect(runConfig(args)).rejects.toBeInstanceOf(UsageError)
  },
)

test('plan, apply, export and rollback go by the database, and say who and what', async () => {
  const before = (await api('GET', '/framework/versions')).json.items[0].number
  const path = await file('# ours\nsupport_channels:\n  live_chat:\n    concurrent_chat_limit: 2\n')
  const planned = await config(['plan', path])
  expect(planned).toMatchObject({ code: 0, err: '' })
  expect(planned.out).toContain('line 4    Chats per agent: 3 becomes 2.')
  expect((await api('GET', '/framework/versions')).json.items[0].number).toBe(before)

  const applied = await config(['apply', path, '--note', 'calmer'])
  expect(applied).toMatchObject({ code: 0, err: '' })
  expect(applied.out).toContain('Chats per agent: 3 becomes 2.')
  const [newest] = (await api('GET', '/framework/versions')).json.items
  expect(newest).toMatchObject({ author: 'command line', author_kind: 'command_line', note: 'calmer' })
  expect((await api('GET', '/framework/resolved')).json.support_channels.live_chat.concurrent_chat_limit).toBe(2)
  expect((await api('GET', '/audit?name=framework.changed')).json.items[0]).toMatchObject({
    authorized_by: 'command_line',
  })

  const copy = join(folder, 'copy.yaml')
  expect((await config(['export', copy])).code).toBe(0)
  const [hint, ...lines] = (await readFile(copy, 'utf8')).split('\n')
  expect(hint).toMatch(/^# yaml-language-server: \$schema=.*framework\/framework\.schema\.json$/)
  expect(lines.join('\n')).toBe(await readFile(path, 'utf8'))

  const back = await config(['rollback', String(before)])
  expect(back).toMatchObject({ code: 0, err: '' })
  expect((await api('GET', '/framework/resolved')).json.support_channels.live_chat.concurrent_chat_limit).toBe(3)
  expect((await config(['rollback', '9999'])).code).toBe(1)
  expect((await config(['lint'])).code).toBe(0)
}, 60_000)
