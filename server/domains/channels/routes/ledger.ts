import { IdParams } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { LedgerDetail, LedgerQuery, MailLedger, ProcessMail } from '../mail/contract.ts'
import { processAgain } from '../mail/ledger/process-again.ts'
import { ledgerEntry, mailLedger } from '../mail/ledger/queries.ts'
import { rawMail } from '../mail/raw-mail.ts'

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
  route.get(
    '/mail/ledger/:id/raw',
    { summary: 'A received mail as it came, byte for byte', may: 'ledger.read', params: IdParams, reply: 'file' },
    async (ctx, { params, http }) => {
      const mail = await ledgerEntry(ctx, params.id)
      // Never as HTML, whatever a browser would make of it: these are a stranger's bytes.
      http.set_header('content-type', 'text/plain; charset=iso-8859-1')
      http.set_header('content-length', String(mail.size))
      http.set_header('content-disposition', `attachment; filename="${mail.id}.eml"`)
      http.set_header('content-security-policy', "sandbox; default-src 'none'")
      http.set_header('cache-control', 'no-store')
      return rawMail(ctx, mail)
    },
  ),
  route.post(
    '/mail/ledger/:id/filings',
    {
      summary: 'File a mail again that was set aside or dropped',
      may: 'ledger.process',
      params: IdParams,
      body: ProcessMail,
      reply: LedgerDetail,
    },
    (ctx, { params, body }) => processAgain(ctx, params.id, body),
  ),
]
