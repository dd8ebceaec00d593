import type { Context } from '../../../../platform/context.ts'
import { nowText } from '../../../../platform/context.ts'
import { env } from '../../../../platform/env.ts'
import { conflict, notFound } from '../../../../platform/errors.ts'
import { isId } from '../../../../platform/ids.ts'
import type { ConnectionTest, CreateChannelAccount, TestChannelAccount } from '../../contract.ts'
import { MailSettings } from '../../contract.ts'
import type { ImapAccess } from '../../mail/receiving/imap/connect-imap.ts'
import { secretsOf } from '../secrets.ts'
import { refuseKeptSecrets, validSecrets, validSettings } from '../validation.ts'
import { tryImap } from './try-imap.ts'
import { trySmtp } from './try-smtp.ts'

/**
 * Tries a saved account and keeps the result; or with changes that are not saved yet, whose result is only told. Takes
 * up to 20 s.
 */
export async function testAccount(ctx: Context, id: string, body: TestChannelAccount): Promise<ConnectionTest> {
  const account = await savedAccount(ctx, id)
  const settings = validSettings(account.channel, body.settings ?? account.settings)
  const secrets = validSecrets(account.channel, secretsOf(account), body.secrets ?? {})
  if (account.secrets) refuseKeptSecrets({ before: account.settings, after: settings, secrets: body.secrets ?? {} })
  const result = await connectBothWays(ctx, { channel: account.channel, settings, secrets })
  if (!body.settings && !body.secrets) await keepResult(ctx, id, result)
  return result
}

const keepResult = ({ db }: Context, id: string, result: ConnectionTest) =>
  db
    .updateTable('channel_accounts')
    .set({ last_test: JSON.stringify(result) })
    .where('id', '=', id)
    .execute()

/** Tries an account before it is added. */
export const testUnsaved = (ctx: Context, { channel, settings, secrets = {} }: CreateChannelAccount) =>
  connectBothWays(ctx, {
    channel,
    settings: validSettings(channel, settings),
    secrets: validSecrets(channel, {}, secrets),
  })

async function savedAccount({ db }: Context, id: string) {
  const row = isId(id)
    ? await db
        .selectFrom('channel_accounts')
        .select(['channel', 'settings', 'secrets'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!row) throw notFound('account')
  return row
}

interface Tried {
  channel: string
  settings: unknown
  secrets: ImapAccess['secrets']
}

async function connectBothWays(ctx: Context, { channel, settings, secrets }: Tried): Promise<ConnectionTest> {
  if (channel !== 'email') throw conflict('nothing_to_test', 'Only mail accounts connect to a server.')
  const { imap } = MailSettings.parse(settings)
  const smtpUrl = secrets.smtp_url ?? env().SMTP_URL
  const [incoming, outgoing] = await Promise.all([
    imap ? tryImap({ imap, secrets }) : null,
    smtpUrl ? trySmtp(smtpUrl) : null,
  ])
  return { at: nowText(ctx), incoming, outgoing }
}
