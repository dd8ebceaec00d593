import { z } from 'zod'
import { Id, Instant } from '../../../platform/contract.ts'

/** Of longer lists the last ones are kept. */
export const MOST_EVENTS = 50
export const MOST_ERRORS = 20

/** A step of the user, or an error of the app: its words alone, or with when and where. */
const Step = z.union([
  z.string().max(2_000),
  z.object({ text: z.string().max(2_000), at: Instant.optional(), page: z.string().max(2_000).optional() }),
])
const word = z.string().max(200).optional()

/** What an app tells about itself and its user's last steps. Kept only with the user's consent. */
export const AppSession = z.object({
  consent: z.boolean().default(false).meta({ description: 'The user agreed that this travels with their message' }),
  page: z.string().max(2_000).optional(),
  app_version: word,
  browser: word,
  os: word,
  device: word,
  events: z
    .array(Step)
    .max(1_000)
    .default([])
    .meta({ description: `The last ${MOST_EVENTS} are kept` }),
  errors: z
    .array(Step)
    .max(1_000)
    .default([])
    .meta({ description: `The last ${MOST_ERRORS} are kept` }),
})
export type AppSession = z.infer<typeof AppSession>

export const SessionReceipt = z.object({
  kept: z.boolean(),
  reason: z.enum(['no_consent', 'switched_off']).nullable(),
  path: z.string().meta({ description: 'The key of the framework that was looked at' }),
})
export type SessionReceipt = z.infer<typeof SessionReceipt>

const KeptStep = z.object({ text: z.string(), at: Instant.nullable(), page: z.string().nullable() })
export type KeptStep = z.infer<typeof KeptStep>

/** A session as it is kept, without what names a person. */
const KeptSession = z.object({
  message_id: Id,
  page: z.string().nullable(),
  app_version: z.string().nullable(),
  browser: z.string().nullable(),
  os: z.string().nullable(),
  device: z.string().nullable(),
  events: z.array(KeptStep),
  errors: z.array(KeptStep),
  created_at: Instant,
})
export type KeptSession = z.infer<typeof KeptSession>

export const TicketSessions = z.object({
  items: z.array(KeptSession).meta({ description: 'One a message, newest first; the last 20' }),
  next_cursor: z.null(),
})

export const HelpQuery = z.object({
  page: z.string().min(1).max(2_000).meta({ description: 'Path of the page in the app, such as /billing/invoices' }),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Za-z]+)?$/)
    .optional(),
  customer_id: Id.optional().meta({ description: 'Who is signed in there: articles for customers are offered too' }),
})
export type HelpQuery = z.infer<typeof HelpQuery>

const HelpArticle = z.object({
  id: Id,
  number: z.number().int(),
  language: z.string(),
  title: z.string(),
  summary: z.string(),
  path: z.string(),
})

export const PageHelp = z.object({
  items: z.array(HelpArticle).max(3),
  next_cursor: z.null(),
  reason: z
    .enum(['switched_off', 'page_says_nothing', 'nothing_found'])
    .nullable()
    .meta({ description: 'Why there is nothing' }),
  path: z.string(),
  words: z.string().meta({ description: 'What of the page was looked for' }),
})
export type PageHelp = z.infer<typeof PageHelp>
