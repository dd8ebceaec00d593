import type { z } from 'zod'
import type { MacroChanges } from '../../server/domains/macros/contract.ts'
import type { ViewFilters } from '../../server/domains/views/contract.ts'
import { chanceOf } from '../chance.ts'
import { idMaker } from '../ids.ts'
import { textOf } from '../moments.ts'
import type { World } from '../world.ts'
import { MACROS } from './macros.ts'

export interface SeedMacro {
  name: string
  kind?: 'reply' | 'note'
  team?: string
  texts: Record<string, string>
  changes?: z.infer<typeof MacroChanges>
}

const VIEWS: readonly { name: string; team?: string; filters: z.input<typeof ViewFilters> }[] = [
  { name: 'Enterprise, unanswered', filters: { view: 'inbox', status: 'new', tag: 'vip', sort: 'queue' } },
  { name: 'Churn risk', filters: { view: 'inbox', tag: 'churn-risk' } },
  { name: '中文待处理', filters: { view: 'inbox', language: 'zh', sort: 'queue' } },
  { name: 'Slow boards (incident)', filters: { tag: 'incident-slow-boards' } },
  { name: 'Refunds', team: 'billing_specialist', filters: { tag: 'refund', team: 'billing_specialist' } },
  { name: 'API and webhooks', team: 'tier2_technical', filters: { view: 'inbox', tag: 'api' } },
  { name: 'Frustrated customers', filters: { view: 'inbox', emotion: 'frustrated', sort: 'priority' } },
]

/** Views and macros everyone of the desk has. */
export function addKeptThings({ rows, agents, seed, joined }: World): void {
  const newId = idMaker(chanceOf(seed, 'kept things'))
  const stamp = { created_at: textOf(joined), updated_at: textOf(joined) }
  const owner_id = agents.find(({ role }) => role === 'lead')!.id
  const shared = (team: string | undefined) => ({
    shared_with: team ? 'team' : 'everyone',
    team: team ?? null,
    owner_id,
  })
  for (const { name, team, filters } of VIEWS)
    rows.add('views', { id: newId(joined), name, ...shared(team), filters, ...stamp })
  for (const { name, kind = 'reply', team, texts, changes = {} } of MACROS)
    rows.add('macros', { id: newId(joined), name, ...shared(team), kind, texts, changes, ...stamp })
}
