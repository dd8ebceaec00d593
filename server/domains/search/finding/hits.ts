import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { excerptOf, lineWithHits } from '../../../platform/text/excerpt.ts'
import { folded } from '../../../platform/text/words.ts'
import type { Ticket } from '../../tickets/contract.ts'
import { OwnAutomatic } from '../../tickets/contract.ts'
import { ticketsOf } from '../../tickets/queries.ts'
import type { Hit } from '../contract.ts'
import type { Sought } from '../understanding/sought.ts'

/** A ticket to show, and what is known of where it matches. */
export interface Match {
  id: string
  found: 'number' | 'filter' | { score: number }
}

/** What is read of a ticket to find the place: of long messages the beginning, of long conversations the end. */
const MOST_CHARACTERS = 6_000
const MOST_MESSAGES = 30

/** The tickets in the order of the matches, each with the place that was found. */
export async function hitsOf(ctx: Context, matches: readonly Match[], sought: Sought): Promise<Hit[]> {
  const tickets = new Map(
    (
      await ticketsOf(
        ctx,
        matches.map(({ id }) => id),
      )
    ).map((ticket) => [ticket.id, ticket]),
  )
  const words = new Set([...sought.wanted, ...sought.inHead.map(({ wanted }) => wanted)].flatMap(({ words }) => words))
  const inText = matches.filter(({ found }) => typeof found === 'object' && found.score === 0)
  const texts = await textsOf(
    ctx,
    inText.map(({ id }) => id),
  )
  return matches.flatMap(({ id, found }): Hit[] => {
    const ticket = tickets.get(id)
    return ticket ? [{ ticket, ...placeIn(ticket, { found, words, texts: texts.get(id) }) }] : []
  })
}

interface Looking {
  found: Match['found']
  words: ReadonlySet<string>
  texts: Texts | undefined
}

function placeIn(ticket: Ticket, { found, words, texts }: Looking): Pick<Hit, 'found_in' | 'excerpt'> {
  if (found === 'number') return { found_in: 'case_id', excerpt: [{ text: ticket.case_id, hit: true }] }
  if (found === 'filter') return { found_in: 'filter', excerpt: [{ text: ticket.snippet, hit: false }] }
  if (found.score >= 100) return { found_in: 'subject', excerpt: lineWithHits(ticket.subject, words) }
  if (found.score >= 1) return { found_in: 'customer', excerpt: lineWithHits(nameOf(ticket), words) }
  for (const message of texts?.messages ?? []) {
    const excerpt = mayHold(message, words) && excerptOf(message, words)
    if (excerpt) return { found_in: 'message', excerpt }
  }
  const file = texts?.files.find((name) => excerptOf(name, words))
  if (file) return { found_in: 'file', excerpt: lineWithHits(file, words) }
  return { found_in: 'message', excerpt: [{ text: ticket.snippet, hit: false }] }
}

/** Most messages hold none of the words at all, which is seen far faster than where one word ends and the next begins. */
function mayHold(text: string, words: ReadonlySet<string>): boolean {
  const all = folded(text)
  for (const word of words) if (all.includes(word)) return true
  return false
}

const nameOf = ({ customer_name, company_name }: Ticket): string =>
  company_name ? `${customer_name} · ${company_name}` : customer_name

interface Texts {
  /** Newest first. */
  messages: string[]
  files: string[]
}

async function textsOf({ db }: Context, ids: readonly string[]): Promise<Map<string, Texts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string } & Texts>`
    select asked.id, to_json(array(
        select left(m.new_text, ${sql.lit(MOST_CHARACTERS)}) from messages m
        where m.ticket_id = asked.id and m.automatic <> all(${[...OwnAutomatic.options]}::text[])
        order by m.position desc limit ${sql.lit(MOST_MESSAGES)})) as messages,
      to_json(array(
        select files.name from messages m join message_files on message_files.message_id = m.id
        join files on files.id = message_files.file_id
        where m.ticket_id = asked.id and not message_files.inline limit ${sql.lit(MOST_MESSAGES)})) as files
    from unnest(${[...ids]}::uuid[]) as asked(id)`.execute(db)
  return new Map(rows.map(({ id, ...texts }) => [id, texts]))
}
