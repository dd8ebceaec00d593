import { accountRoutes } from './routes/accounts.ts'
import { blockRoutes } from './routes/blocks.ts'
import { domainRoutes } from './routes/domains.ts'
import { inboundRoutes } from './routes/inbound.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { outboxRoutes } from './routes/outbox.ts'

export const routes = [
  ...inboundRoutes,
  ...accountRoutes,
  ...ledgerRoutes,
  ...outboxRoutes,
  ...blockRoutes,
  ...domainRoutes,
]
