import { z } from 'zod'
import { Language } from '../../knowledge/contract.ts'
import { Answer, DecisionTree, Step, StepId, When } from '../contract.ts'

/** Which two versions; without `from`, the one before `to`. */
export const DifferenceQuery = z.object({
  to: z.coerce.number().int().min(1),
  from: z.coerce.number().int().min(0).optional().meta({ description: '0: before there was any' }),
})
export type DifferenceQuery = z.infer<typeof DifferenceQuery>

const text = { before: z.string(), after: z.string() }
const step = { before: StepId.nullable(), after: StepId.nullable() }
const named = { before: z.string().nullable(), after: z.string().nullable() }

/** What is another one in what stands around the tree. An empty text is one that is not there. */
export const AboutChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('title'), language: Language, ...text }),
  z.object({ what: z.literal('intro'), language: Language, ...text }),
  z.object({ what: z.literal('languages'), before: z.array(Language), after: z.array(Language) }),
  z.object({ what: z.literal('start'), ...step }),
])
export type AboutChange = z.infer<typeof AboutChange>

export const TicketField = z.enum(['category', 'priority', 'team'])
export type TicketField = z.infer<typeof TicketField>
export const WayName = z.enum(['answer', 'helped', 'not_helped', 'otherwise'])

/** What is another one in a step. `answer`: of which of its answers; null: of the step itself. */
export const StepChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('title'), language: Language, ...text }),
  z.object({ what: z.literal('body'), language: Language, ...text }),
  z.object({ what: z.literal('answer_text'), answer: StepId, language: Language, ...text }),
  z.object({ what: z.literal('answer_added'), answer: Answer, at: z.number().int() }),
  z.object({ what: z.literal('answer_removed'), answer: Answer }),
  z.object({ what: z.literal('answer_order'), before: z.array(StepId), after: z.array(StepId) }),
  z.object({ what: z.literal('way'), way: WayName, answer: StepId.nullable(), ...step }),
  z.object({
    what: z.literal('when'),
    answer: StepId.nullable(),
    before: When.nullable(),
    after: When.nullable(),
  }),
  z.object({ what: z.literal('article'), ...named }),
  z.object({ what: z.literal('ticket'), field: TicketField, ...named }),
])
export type StepChange = z.infer<typeof StepChange>

/** A step of another kind is one removed and one added. */
export const ChangedStep = z.discriminatedUnion('change', [
  z.object({ change: z.literal('added'), step: Step }),
  z.object({ change: z.literal('removed'), step: Step }),
  z.object({ change: z.literal('changed'), id: StepId, changes: z.array(StepChange).min(1) }),
])
export type ChangedStep = z.infer<typeof ChangedStep>

/** What leads from one to the other. The order steps are kept in makes no difference to anybody, and is none. */
export const Difference = z.object({ about: z.array(AboutChange), steps: z.array(ChangedStep) })
export type Difference = z.infer<typeof Difference>

/** A difference with the two trees it is between. */
export const VersionDifference = Difference.extend({
  from: z.number().int(),
  to: z.number().int(),
  trees: z.object({ before: DecisionTree, after: DecisionTree }),
  articles: z.record(z.string(), z.string()).meta({ description: 'Titles of the articles in both, by id' }),
})
export type VersionDifference = z.infer<typeof VersionDifference>
