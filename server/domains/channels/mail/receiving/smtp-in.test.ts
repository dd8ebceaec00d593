import { readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { afterAll, expect, test } from 'vitest'
import { env } from '../../../../platform/env.ts'
import { anInstallation } from '../../../../testing/installation.ts'
import { smtpIn } from './smtp-in.ts'

const port = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => resolve(port))
  })
})
const { ctx } = await anInstallation({ env: { SMTP_IN_PORT: port } })
const door = await smtpIn.start(ctx)
const client = nodemailer.createTransport({ host: '127.0.0.1', port })
afterAll(async () => {
  client.close()
  await door.stop()
})

test('a mail that is too large is refused to its end, and nothing of it is kept', async () => {
  const raw = Buffer.alloc(60 * 1024 * 1024, 'Subject: Large\r\n')
  const envelope = { from: 'a@x.example', to: 'support@desk.example' }
  await expect(client.sendMail({ envelope, raw })).rejects.toMatchObject({ responseCode: 552 })
  expect(await readdir(join(env().DATA_DIR, 'files'))).toEqual(['incoming'])
  expect(await readdir(join(env().DATA_DIR, 'files', 'incoming'))).toEqual([])
  expect(await ctx.db.selectFrom('mails').selectAll().execute()).toEqual([])
  await client.sendMail({ ...envelope, text: 'small' })
  expect(await ctx.db.selectFrom('mails').select('state').execute()).toEqual([{ state: 'pending' }])
})
