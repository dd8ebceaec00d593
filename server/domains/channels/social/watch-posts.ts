import type { Context } from '../../../platform/context.ts'
import { decide } from '../../../platform/decisions.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { frameworkOf, frameworkVersion } from '../../framework/queries.ts'
import { receiveAll } from '../inbound.ts'
import type { Inbound, Received } from '../inbound-message.ts'
import { jsonInbound } from '../open-ticket.ts'
import { seenBefore } from '../receipts.ts'
import type { Post, WatchedPost, WatchedPosts } from './contract.ts'
import { keywordOf, matchedKeyword, type OurNames } from './keywords.ts'
import { ourNames } from './our-names.ts'

const PATH = 'support_channels.social_media.monitoring_keywords'

/** Posts found on a network: those that fit a keyword come in by the door, each once; the others are answered with the reason. */
export const watchPosts = (ctx: Context, posts: readonly Post[]): Promise<WatchedPosts> =>
  inTransaction(ctx, async (ctx) => {
    const keywords = (await frameworkOf(ctx)).support_channels.social_media.monitoring_keywords
    const ours = await ourNames(ctx)
    const judged = await judge(ctx, posts, { keywords, ours })
    const taken = judged.filter((one): one is Taken => one.reason === null)
    const received = await receiveAll(
      ctx,
      taken.map(({ inbound }) => inbound),
    )
    const outcomes = new Map<Judged, Received>(taken.map((one, index) => [one, received[index]!]))
    const version = await frameworkVersion(ctx)
    for (const one of taken) sayWhy(ctx, { ...one, received: outcomes.get(one)!, version })
    return {
      items: judged.map((one) => answerOf(one, outcomes.get(one), keywords)),
      keywords: keywords.map((keyword) => withOurNames(keyword, ours)),
    }
  })

interface Judged {
  inbound: Inbound
  /** The keyword's place in the framework's list. A post that is known already may fit none any more. */
  index: number | null
  reason: WatchedPost['reason']
}
type Taken = Judged & { reason: null }

interface LookedFor {
  keywords: readonly string[]
  ours: OurNames
}

async function judge(ctx: Context, posts: readonly Post[], { keywords, ours }: LookedFor): Promise<Judged[]> {
  const ready = keywords.map((keyword) => keywordOf(keyword, ours))
  const inbounds = await Promise.all(posts.map((post) => inboundOf(ctx, post)))
  const known = await seenBefore(ctx, inbounds)
  return inbounds.map((inbound, place) => {
    const index = matchedKeyword(ready, inbound.text)
    if (known.has(inbound)) return { inbound, index, reason: null }
    if (isOurs(posts[place]!, ours)) return { inbound, index: null, reason: 'own_post' }
    if (index !== null) return { inbound, index, reason: null }
    return { inbound, index, reason: keywords.length === 0 ? 'no_keywords_set' : 'no_keyword' }
  })
}

/** The same message as one handed in as written to us, under the same id: whichever way it comes first, it is one ticket. */
const inboundOf = (ctx: Context, { external_id, author, text, posted_at, url }: Post): Promise<Inbound> =>
  jsonInbound(ctx, 'social_media', {
    ...{ external_id, from: author, occurred_at: posted_at },
    text: url ? `${text}\n\n${url}` : text,
  })

const isOurs = ({ author }: Post, { handles }: OurNames): boolean =>
  handles.includes(author.handle.replace(/^@/, '').trim().toLowerCase())

function sayWhy(ctx: Context, { inbound, index, received, version }: Taken & { received: Received; version: string }) {
  if (received.duplicate || index === null) return
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: received.ticket_id, kind: 'monitoring', rule: 'keyword_matched', version },
    inputs: { path: `${PATH}.${index}`, channel: inbound.channel },
    result: { message_id: received.message_id, keyword: index + 1 },
  })
}

const answerOf = (
  { inbound: { external_id }, index, reason }: Judged,
  received: Received | undefined,
  keywords: readonly string[],
): WatchedPost => ({
  external_id,
  result: received ? 'ticket' : 'ignored',
  ticket_id: received?.ticket_id ?? null,
  message_id: received?.message_id ?? null,
  duplicate: received?.duplicate ?? false,
  keyword: index === null ? null : keywords[index]!,
  reason,
})

const withOurNames = (keyword: string, { handles, brand }: OurNames): string =>
  keyword
    .replaceAll('@company_handle', handles.map((handle) => `@${handle}`).join(' | '))
    .replaceAll('company_name', brand)
