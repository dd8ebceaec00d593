import { Done, IdParams } from '../../../platform/contract.ts'
import { env } from '../../../platform/env.ts'
import { route } from '../../../platform/http/route.ts'
import { changeAccount, createAccount } from '../accounts/change-accounts.ts'
import { testAccount, testUnsaved } from '../accounts/connection-test/test-account.ts'
import { listAccounts } from '../accounts/list-accounts.ts'
import * as shape from '../contract.ts'
import { requestFetchAgain } from '../mail/receiving/imap/fetch-again.ts'

export const accountRoutes = [
  route.get(
    '/channels/accounts',
    {
      summary: 'Addresses we receive on and answer from',
      may: 'channel.read',
      reply: shape.ChannelAccounts,
    },
    async (ctx) => ({ items: await listAccounts(ctx), next_cursor: null, ...ownServers() }),
  ),
  route.post(
    '/channels/accounts',
    {
      summary: 'Add an address',
      may: 'channel.manage',
      body: shape.CreateChannelAccount,
      reply: shape.ChannelAccount,
      status: 201,
    },
    (ctx, { body }) => createAccount(ctx, body),
  ),
  route.patch(
    '/channels/accounts/:id',
    {
      summary: 'Change an account: settings as a whole, secrets by name; or archive it',
      may: 'channel.manage',
      params: IdParams,
      body: shape.ChangeChannelAccount,
      reply: shape.ChannelAccount,
    },
    (ctx, { params, body }) => changeAccount(ctx, params.id, body),
  ),
  route.post(
    '/channels/accounts/test',
    {
      summary: 'Really connect with settings that are not saved yet',
      may: 'channel.manage',
      body: shape.CreateChannelAccount,
      reply: shape.ConnectionTest,
    },
    (ctx, { body }) => testUnsaved(ctx, body),
  ),
  route.post(
    '/channels/accounts/:id/test',
    {
      summary: 'Really connect, to the mailbox and to the outgoing server; the result is kept',
      may: 'channel.manage',
      params: IdParams,
      body: shape.TestChannelAccount,
      reply: shape.ConnectionTest,
    },
    (ctx, { params, body }) => testAccount(ctx, params.id, body),
  ),
  route.post(
    '/channels/accounts/:id/fetch',
    {
      summary: 'Read the mailboxes again from a day on; mail that is known adds nothing',
      may: 'channel.manage',
      params: IdParams,
      body: shape.FetchAgain,
      reply: Done,
      status: 202,
    },
    (ctx, { params, body }) => requestFetchAgain(ctx, params.id, body.since),
  ),
]

function ownServers(): Pick<shape.ChannelAccounts, 'smtp_in' | 'smtp_configured'> {
  const { HOST, SMTP_IN_PORT, SMTP_URL } = env()
  return {
    smtp_in: SMTP_IN_PORT === 0 ? null : { host: HOST, port: SMTP_IN_PORT },
    smtp_configured: SMTP_URL !== undefined,
  }
}
