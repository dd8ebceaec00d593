import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { Framework } from '../../framework/schema.ts'
import { firstTier } from '../../framework/teams.ts'
import type { Understood } from '../../triage/commands.ts'
import { asksIn } from '../authority/asks.ts'
import { withinAuthority } from '../authority/within-authority.ts'
import { type CaseFacts, type History, NO_HISTORY } from './case-facts.ts'
import { detect } from './detectors.ts'
import { hear } from './hear.ts'
import { historiesOf } from './histories.ts'
import { type Found, keepFound } from './keep-found.ts'
import { type Mode, modeOf } from './modes.ts'

/** A message of a customer that was just understood. */
export interface UnderstoodMessage {
  message_id: string
  subject: string
  text: string
  by_a_person: boolean
  opens: boolean
  understood: Known
}

/** What detecting needs to know of a ticket. */
type Known = Pick<Understood, 'ticket' | 'category' | 'topic' | 'impact'> & { complexity: string | null }

/**
 * Looks for reasons to hand tickets up in what has just come in: only for criteria of the tier a ticket is in. All with a
 * few statements, and none when nothing is found in first messages. Part of step 5 of the door; in its savepoint. `only`:
 * what is done, whatever the framework says.
 */
export async function detectCriteria(ctx: Context, messages: readonly UnderstoodMessage[], only?: Mode): Promise<void> {
  const written = messages.filter(({ by_a_person, understood }) => by_a_person && !understood.ticket.spam)
  if (written.length === 0) return
  const framework = await frameworkOf(ctx)
  const later = written.filter(({ opens }) => !opens).map(({ understood }) => understood.ticket.id)
  const histories = await historiesOf(ctx, later)
  const hinted = written
    .map((message) => ({ message, hints: hintsOf(message, histories.get(message.understood.ticket.id)) }))
    .filter(({ hints }) => mayMatter(hints))
  if (hinted.length === 0) return
  const tiers = await tiersOf(ctx, hinted)
  const found = hinted.flatMap(({ message, hints }) => {
    const tier = tiers.get(message.understood.ticket.id) ?? firstTier(framework)
    return foundIn(framework, tier, { message, hints })
  })
  await keepFound(ctx, framework, only ? found.map((one) => ({ ...one, mode: only })) : found)
}

type Hints = Omit<CaseFacts, 'beyond'> & { asks: ReturnType<typeof asksIn> }

function hintsOf({ subject, text, understood }: UnderstoodMessage, history: History = NO_HISTORY): Hints {
  const { category, topic, complexity, impact } = understood
  return {
    ...hear({ subject, text }),
    asks: asksIn(`${subject}\n${text}`),
    ...{ category, topic, complexity, impact, history },
  }
}

/** Most messages say nothing of the kind: they cost no statement. */
const mayMatter = ({ heard, asks, complexity, topic, history }: Hints): boolean =>
  heard.size > 0 ||
  asks.length > 0 ||
  complexity === 'high' ||
  (topic !== null && GRAVE.has(topic)) ||
  history.rounds > 0 ||
  history.reopened > 0
const GRAVE: ReadonlySet<string> = new Set(['security', 'account_takeover', 'data_loss', 'reproduction'])

/** The tiers as routing has just set them. */
async function tiersOf({ db }: Context, hinted: readonly { message: UnderstoodMessage }[]) {
  const ids = hinted.map(({ message }) => message.understood.ticket.id)
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'tier'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, tier }) => [id, tier]))
}

function foundIn(
  framework: Framework,
  tier: string,
  { message, hints }: { message: UnderstoodMessage; hints: Hints },
): Found[] {
  const { asks, ...known } = hints
  const beyond = asks.flatMap((ask) => {
    const why = withinAuthority(framework, tier, ask)
    return why ? [{ ask, why }] : []
  })
  const wanted = criteriaOf(framework, tier).filter((criterion) => modeOf(framework, criterion) !== 'off')
  return detect({ ...known, beyond }, wanted).map((detected) => ({
    ...detected,
    ...{ id: newId(), ticket_id: message.understood.ticket.id, message_id: message.message_id, tier },
    mode: modeOf(framework, detected.criterion) as Mode,
  }))
}

const criteriaOf = ({ support_tiers }: Framework, tier: string): string[] =>
  support_tiers[tier]?.escalation_criteria ?? []
