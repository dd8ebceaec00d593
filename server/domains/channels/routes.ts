import { accountRoutes } from './routes/accounts.ts'
import { inboundRoutes } from './routes/inbound.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { outboxRoutes } from './routes/outbox.ts'

export const routes = [...inboundRoutes, ...accountRoutes, ...ledgerRoutes, ...outboxRoutes]
