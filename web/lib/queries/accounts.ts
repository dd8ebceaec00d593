import { queryOptions } from '@tanstack/react-query'
import type { ChannelAccounts } from '../../../server/domains/channels/contract.ts'
import type { MailDomain } from '../../../server/domains/channels/mail/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

/** Mailboxes change their state without an event: a page that shows them asks again so often. */
export const MAILBOXES_EVERY_MS = 10_000

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => get<ChannelAccounts>('/channels/accounts', { signal }),
})

export const mailDomainsQuery = queryOptions({
  queryKey: ['mail-domains'],
  queryFn: ({ signal }) => get<Page<MailDomain>>('/mail/domains', { signal }),
})
