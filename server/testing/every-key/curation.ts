import { sql } from 'kysely'
import { judge } from '../../domains/curation/effect/estimate.ts'
import { newId } from '../../platform/ids.ts'
import { runRound } from '../curating.ts'
import { both, type Desk, settledTicket } from './on-the-desk.ts'
import type { DeskProof, PureProof } from './proof.ts'

/** What the same article is worth to two desks that want different things. */
export const CURATION: PureProof[] = [
  {
    key: 'knowledge.deflection.goal_percent',
    texts: ['knowledge: { deflection: { goal_percent: 20 } }', 'knowledge: { deflection: { goal_percent: 35 } }'],
    show: ({ knowledge }) => judge({ reduction: 0.4, low: 0.3, high: 0.5 }, knowledge.deflection.goal_percent),
    shown: ['green', 'amber'],
  },
]

/** Words that no other proof asks about. */
let asked = 0
const matter = () => {
  const letters = (count: number) => String.fromCharCode(97 + (count % 26), 97 + Math.floor(count / 26), 122)
  return `${letters(asked++)}quarklet ${letters(asked++)}zymoscope`
}

async function gapsAbout({ api, settle }: Desk, words: string): Promise<number> {
  await settle()
  const { items } = (await api('GET', '/knowledge/gaps?limit=100')).json
  return items.filter(({ question }: { question: string }) => question.includes(words)).length
}

/** Three ask one after the other; between the first and the others passes some time. */
async function threeAsk(desk: Desk, pause?: string): Promise<number> {
  const words = matter()
  const ask = () => settledTicket(desk, { subject: `Calibrate the ${words}`, text: `Calibrate the ${words}` })
  await ask()
  if (pause) await desk.clock.advance(pause)
  await ask()
  await ask()
  return gapsAbout(desk, words)
}

async function threeSearch(desk: Desk): Promise<number> {
  const words = matter()
  const rows = [1, 2, 3].map(() => ({ id: newId() }))
  await sql`
    insert into article_searches (id, at, query, asked, language, place, results)
    select id, ${desk.ctx.now().toString()}, ${words}, ${words}, 'en', 'help_center', 0
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(id uuid)`.execute(desk.ctx.db)
  await runRound(desk.ctx, 'curation.hourly')
  return gapsAbout(desk, words)
}

const gaps = (key: string, values: readonly [string, string]) =>
  both((value) => `knowledge: { gaps: { ${key}: ${value} } }`, values)

/** When what people ask and no article answers becomes a task. */
export const DESK_CURATION: DeskProof[] = [
  { key: 'knowledge.gaps.tickets', texts: gaps('tickets', ['3', '4']), show: (desk) => threeAsk(desk), shown: [1, 0] },
  {
    key: 'knowledge.gaps.within',
    texts: gaps('within', ['"3 hours"', '"1 hour"']),
    show: (desk) => threeAsk(desk, 'PT2H'),
    shown: [1, 0],
  },
  { key: 'knowledge.gaps.searches', texts: gaps('searches', ['3', '4']), show: threeSearch, shown: [1, 0] },
]
