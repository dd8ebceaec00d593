import { z } from 'zod'
import { Id, PageQuery } from '../../platform/contract.ts'
import { Customer } from '../customers/contract.ts'
import { FoundArticle } from '../retrieval/contract.ts'
import { Ticket } from '../tickets/contract.ts'

export const SearchQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  q: z.string().max(400).default('').meta({
    description:
      'Words, "phrases", -without, and plain-word filters: from: to: is: tag: team: channel: priority: status: assignee: customer: company: language: before: after: has:file',
  }),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** How the words were read, so that the searcher sees it and can correct it. */
export const Understood = z.object({
  words: z.array(z.string()),
  filters: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      known: z.boolean().meta({ description: 'false: not understood, and so not applied' }),
    }),
  ),
  corrected: z
    .array(z.object({ word: z.string(), to: z.array(z.string()) }))
    .meta({ description: 'Words nothing is found for, and what was looked for as well' }),
})
export type Understood = z.infer<typeof Understood>

/** A ticket that was found, and where. */
export const Hit = z.object({
  ticket: Ticket,
  found_in: z.enum(['case_id', 'subject', 'customer', 'message', 'file', 'filter']),
  excerpt: z
    .array(z.object({ text: z.string(), hit: z.boolean() }))
    .meta({ description: 'The place in pieces, those that were looked for marked; plain text' }),
})
export type Hit = z.infer<typeof Hit>

/** One page of tickets; people and companies with the first page only. */
export const DeskFound = z.object({
  understood: Understood,
  items: z.array(Hit),
  next_cursor: z.string().nullable(),
  customers: z.array(Customer),
  companies: z.array(z.object({ id: Id, name: z.string(), domain: z.string().nullable() })),
  complete: z.boolean().meta({ description: 'false: only the newest of very many matches were ranked' }),
})
export type DeskFound = z.infer<typeof DeskFound>

/** The same, and with the first page the articles the caller may read. */
export const SearchResult = DeskFound.extend({ articles: z.array(FoundArticle) })
export type SearchResult = z.infer<typeof SearchResult>
