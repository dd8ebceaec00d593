import { wholeList } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import * as shape from '../mail/contract.ts'
import { checkDomain } from '../mail/domains/check-domain.ts'
import { renewKey } from '../mail/domains/domain-keys.ts'
import { listMailDomains } from '../mail/domains/list-domains.ts'

export const domainRoutes = [
  route.get(
    '/mail/domains',
    {
      summary: 'Domains we send from, and what to publish in DNS for them',
      may: 'channel.read',
      reply: wholeList(shape.MailDomain),
    },
    async (ctx) => ({ items: await listMailDomains(ctx), next_cursor: null }),
  ),
  route.post(
    '/mail/domains/:domain/checks',
    {
      summary: 'Look the records of a domain up now',
      may: 'channel.manage',
      params: shape.DomainParams,
      reply: shape.MailDomain,
    },
    (ctx, { params }) => checkDomain(ctx, params.domain),
  ),
  route.post(
    '/mail/domains/:domain/keys',
    {
      summary: 'Make a new key to sign with; the old one signs until the new one is found in DNS',
      may: 'channel.manage',
      params: shape.DomainParams,
      reply: shape.MailDomain,
    },
    (ctx, { params }) => renewKey(ctx, params.domain),
  ),
]
