import { wholeList } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { createAccount, listAccounts } from '../accounts.ts'
import * as shape from '../contract.ts'

export const accountRoutes = [
  route.get(
    '/channels/accounts',
    {
      summary: 'Addresses we receive on and answer from',
      may: 'channel.read',
      reply: wholeList(shape.ChannelAccount),
    },
    async (ctx) => ({ items: await listAccounts(ctx), next_cursor: null }),
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
]
