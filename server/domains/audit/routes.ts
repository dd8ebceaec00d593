import { pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { AuditEntry, AuditQuery } from './contract.ts'
import { auditTrail } from './queries.ts'

export const routes = [
  route.get(
    '/audit',
    { summary: 'Who did what, newest first', may: 'audit.read', query: AuditQuery, reply: pageOf(AuditEntry) },
    (ctx, { query }) => auditTrail(ctx, query),
  ),
]
