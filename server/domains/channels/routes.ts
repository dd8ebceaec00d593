import { accountRoutes } from './routes/accounts.ts'
import { blockRoutes } from './routes/blocks.ts'
import { domainRoutes } from './routes/domains.ts'
import { inAppRoutes } from './routes/in-app.ts'
import { inboundRoutes } from './routes/inbound.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { outboxRoutes } from './routes/outbox.ts'
import { phoneRoutes } from './routes/phone.ts'
import { socialRoutes } from './routes/social.ts'

export const routes = [
  ...inboundRoutes,
  ...accountRoutes,
  ...ledgerRoutes,
  ...outboxRoutes,
  ...blockRoutes,
  ...domainRoutes,
  ...phoneRoutes,
  ...socialRoutes,
  ...inAppRoutes,
]
