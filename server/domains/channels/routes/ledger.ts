import { IdParams } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { LedgerDetail, LedgerQuery, MailLedger } from '../mail/contract.ts'
import { ledgerEntry, mailLedger } from '../mail/ledger/queries.ts'

export const ledgerRoutes = [
  route.get(
    '/mail/ledger',
    {
      summary: 'Every mail received and what became of it',
      may: 'ledger.read',
      query: LedgerQuery,
      reply: MailLedger,
    },
    (ctx, { query }) => mailLedger(ctx, query),
  ),
  route.get(
    '/mail/ledger/:id',
    {
      summary: 'One received mail with all that was found about it',
      may: 'ledger.read',
      params: IdParams,
      reply: LedgerDetail,
    },
    (ctx, { params }) => ledgerEntry(ctx, params.id),
  ),
]
