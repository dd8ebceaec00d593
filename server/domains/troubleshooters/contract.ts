import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'
import { AccountType } from '../customers/contract.ts'
import { Language, Visibility } from '../knowledge/contract.ts'
import { Category, Priority } from '../tickets/contract.ts'

/** Where it happens. */
export const Device = z.enum(['ios', 'android', 'web', 'windows', 'mac', 'linux'])
export type Device = z.infer<typeof Device>

/** Whom a step or an answer is for; an empty list leaves nobody out. Of whom nothing is known, no condition holds. */
export const When = z.object({
  account_types: z.array(AccountType).max(3).default([]),
  devices: z.array(Device).max(6).default([]),
})
export type When = z.infer<typeof When>

/** What a step or an answer is called within its tree. */
export const StepId = z
  .string()
  .regex(/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/, 'Use small letters, digits and hyphens.')
  .max(60)
const to = StepId.nullable().default(null)

const StepText = z.object({
  title: z.string().trim().max(200),
  body: z.string().max(10_000).default('').meta({ description: 'Markdown' }),
})
export type StepText = z.infer<typeof StepText>

export const Answer = z.object({
  id: StepId,
  texts: z.record(Language, z.string().trim().max(200)),
  to,
  when: When.nullable().default(null),
})
export type Answer = z.infer<typeof Answer>

const common = {
  id: StepId,
  texts: z.record(Language, StepText),
  when: When.nullable().default(null),
  otherwise: to.meta({ description: 'Where those go whom `when` leaves out' }),
}
const tried = {
  helped: to.meta({ description: 'Where it leads when it helped' }),
  not_helped: to.meta({ description: 'Where it leads when it did not, and for whom it has failed before' }),
}

/** One step. `check` says what to do, `article` shows an article, both then ask whether it helped. */
export const Step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('question'), ...common, answers: z.array(Answer).max(8) }),
  z.object({ kind: z.literal('check'), ...common, ...tried }),
  z.object({ kind: z.literal('article'), ...common, article_id: Id.nullable(), ...tried }),
  z.object({ kind: z.literal('fixed'), ...common }),
  z.object({
    kind: z.literal('ticket'),
    ...common,
    category: Category.nullable().default(null),
    priority: Priority.nullable()
      .default(null)
      .meta({ description: 'What the ticket opens with; null: as triage reads it' }),
    team: z.string().max(80).nullable().default(null).meta({ description: 'Where it is best placed' }),
  }),
])
export type Step = z.infer<typeof Step>
export const StepKind = z.enum(['question', 'check', 'article', 'fixed', 'ticket'])
export type StepKind = z.infer<typeof StepKind>

export const DecisionTree = z.object({
  start: StepId.nullable(),
  steps: z.array(Step).max(150),
})
export type DecisionTree = z.infer<typeof DecisionTree>

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens.')
  .max(60)
const category = z.string().trim().min(1).max(60)

/** What people write: all of it is one version. */
export const TroubleshooterContent = z.object({
  languages: z.array(Language).min(1).max(20),
  titles: z.record(Language, z.string().trim().max(120)),
  intros: z.record(Language, z.string().trim().max(500)),
  decision_tree: DecisionTree,
})
export type TroubleshooterContent = z.infer<typeof TroubleshooterContent>

/** A category alone is enough: then a first tree is built from what is known of it. */
export const MakeTroubleshooter = z.object({
  issue_category: category,
  slug: slug.optional(),
  visibility: Visibility.default('public'),
  ...TroubleshooterContent.partial().shape,
})
export type MakeTroubleshooter = z.infer<typeof MakeTroubleshooter>

/** The whole of it, saved. One that was not made from the newest version is refused. */
export const WriteTroubleshooter = TroubleshooterContent.extend({
  slug: slug.optional(),
  issue_category: category.optional(),
  visibility: Visibility.optional(),
  note: z.string().trim().max(300).default(''),
  based_on: z.number().int().min(1),
})
export type WriteTroubleshooter = z.infer<typeof WriteTroubleshooter>

export const FaultCode = z.enum([
  'no_start',
  'leads_nowhere',
  'unknown_step',
  'left_out',
  'circle',
  'stranded',
  'never_ends',
  'orphan',
  'never_shown',
  'answer_never_shown',
  'answer_count',
  'empty_title',
  'empty_step',
  'empty_answer',
  'no_article',
  'article_not_published',
  'unknown_team',
])
export type FaultCode = z.infer<typeof FaultCode>

/** Why a tree cannot be published yet, and what to do. `whom`: the plans and devices it concerns; null: everybody. */
export const Fault = z.object({
  code: FaultCode,
  step: z.string().nullable(),
  answer: z.string().nullable(),
  language: z.string().nullable(),
  path: z.array(z.object({ step: z.string(), title: z.string(), answer: z.string().nullable() })).meta({
    description: 'How one gets there; empty when nobody does',
  }),
  whom: z
    .object({ account_types: z.array(AccountType.nullable()), devices: z.array(Device.nullable()) })
    .nullable()
    .meta({ description: 'null in a list: of whom that is not known' }),
  message: z.string(),
})
export type Fault = z.infer<typeof Fault>
export const Faults = z.object({ faults: z.array(Fault) })

const person = z.object({ id: Id, name: z.string() }).nullable()

export const TroubleshooterListed = z.object({
  id: Id,
  slug: z.string(),
  category: z.string(),
  visibility: Visibility,
  languages: z.array(z.string()),
  titles: z.record(z.string(), z.string()),
  state: z.enum(['draft', 'published', 'changed']).meta({
    description: 'changed: published, and changed since',
  }),
  version: z.number().int(),
  published_version: z.number().int().nullable(),
  published_at: Instant.nullable(),
  steps: z.number().int(),
  runs: z.object({ started: z.number().int(), fixed: z.number().int(), ticket: z.number().int() }).meta({
    description: 'Of the last 30 days',
  }),
  created_at: Instant,
  updated_at: Instant,
})
export type TroubleshooterListed = z.infer<typeof TroubleshooterListed>

/** What makes it more than a page: each customer walks the tree that fits them. */
const personalized = {
  dynamic_content: z.literal(true),
  personalization: z.object({
    user_tier: z.literal('customize_based_on_subscription'),
    previous_issues: z.literal('show_relevant_history'),
    device_type: z.literal('optimize_for_platform'),
  }),
}

export const Troubleshooter = TroubleshooterListed.omit({ runs: true, steps: true }).extend({
  /** Null: proposed for a category that has none yet; POST keeps it. */
  id: Id.nullable(),
  intros: z.record(z.string(), z.string()),
  decision_tree: DecisionTree,
  ...personalized,
  articles: z.record(z.string(), z.string()).meta({ description: 'Titles of the articles in it, by id' }),
  faults: z.array(Fault),
  paths: z.record(z.string(), z.string()).meta({ description: 'Where customers find it, by language' }),
  may_change: z.boolean(),
})
export type Troubleshooter = z.infer<typeof Troubleshooter>

export const TroubleshooterQuery = PageQuery.extend({
  category: z.string().max(60).optional(),
  state: z.enum(['draft', 'published']).optional(),
  q: z.string().max(120).optional().meta({ description: 'Words of the title' }),
})
export type TroubleshooterQuery = z.infer<typeof TroubleshooterQuery>

/** For one kind of reader: what they would walk, and nothing they would not. */
export const ReadTroubleshooter = z.object({
  plan: AccountType.optional(),
  device: Device.optional(),
  version: z.coerce.number().int().min(1).optional(),
})
export type ReadTroubleshooter = z.infer<typeof ReadTroubleshooter>

export const TroubleshooterVersion = z.object({
  number: z.number().int(),
  note: z.string(),
  author: person,
  steps: z.number().int(),
  is_published: z.boolean(),
  created_at: Instant,
})
export type TroubleshooterVersion = z.infer<typeof TroubleshooterVersion>

export const RestoreVersion = z.object({ number: z.number().int().min(1), based_on: z.number().int().min(1) })

/** To look for faults before it is saved. */
export const CheckTroubleshooter = TroubleshooterContent.extend({ visibility: Visibility.default('public') })
export type CheckTroubleshooter = z.infer<typeof CheckTroubleshooter>
