import { z } from 'zod'
import { Id, Instant } from '../../../platform/contract.ts'

const Author = z.object({
  handle: z.string().trim().min(1).max(200),
  name: z.string().max(200).optional(),
})

/** A post found on a network: about us perhaps, but not written to us. */
const Post = z.object({
  external_id: z.string().min(1).max(400).meta({ description: 'Unique on social media; a repeat adds nothing' }),
  author: Author,
  text: z.string().max(100_000),
  posted_at: Instant.meta({ description: 'Starts the clocks; a moment in the future counts as now' }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
})
export type Post = z.infer<typeof Post>

export const FoundPosts = z.object({ posts: z.array(Post).min(1).max(200) })

/** What became of a post. */
const WatchedPost = z.object({
  external_id: z.string(),
  result: z.enum(['ticket', 'ignored']),
  ticket_id: Id.nullable(),
  message_id: Id.nullable(),
  duplicate: z.boolean(),
  keyword: z.string().nullable().meta({ description: 'The keyword of the framework that it fits' }),
  reason: z.enum(['no_keyword', 'no_keywords_set', 'own_post']).nullable().meta({ description: 'Why it was ignored' }),
})
export type WatchedPost = z.infer<typeof WatchedPost>

export const WatchedPosts = z.object({
  items: z.array(WatchedPost),
  keywords: z.array(z.string()).meta({ description: 'What was looked for, with our names put in' }),
})
export type WatchedPosts = z.infer<typeof WatchedPosts>

/** A short public line for a post that holds account data: it asks to go on in private and repeats nothing. */
export const PrivateReply = z.object({
  needed: z.boolean(),
  found: z.array(z.string()).meta({ description: 'Kinds of account data in what the customer wrote in public' }),
  language: z.enum(['en', 'zh']),
  text: z.string().nullable(),
  reason: z.enum(['account_data', 'nothing_found', 'not_public', 'switched_off']),
  path: z.string(),
})
export type PrivateReply = z.infer<typeof PrivateReply>
