import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'
import { Priority, Status } from '../tickets/contract.ts'
import { SharedWith } from '../views/contract.ts'

/** What becomes of the ticket besides the words. */
export const MacroChanges = z
  .object({
    status_after: Status.extract(['open', 'pending', 'on_hold', 'resolved']).meta({
      description: 'The status the ticket takes when the words are sent',
    }),
    priority: Priority,
    team: z.string().max(80),
    assignee: z.union([z.literal('me'), Id]),
    add_tags: z.array(z.string().trim().min(1).max(60)).max(20),
    remove_tags: z.array(z.string().trim().min(1).max(60)).max(20),
  })
  .partial()
export type MacroChanges = z.infer<typeof MacroChanges>

/** By language code; the ticket's language is taken, else English, else the first there is. */
export const MacroTexts = z
  .record(z.string().regex(/^[a-z]{2}$/), z.string().max(20_000))
  .meta({ description: 'Variables stand in double braces: {{customer.first_name}}' })
export type MacroTexts = z.infer<typeof MacroTexts>

/** Words and changes that are used again and again. */
export const Macro = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['reply', 'note']),
  texts: MacroTexts,
  changes: MacroChanges,
  shared_with: SharedWith,
  team: z.string().nullable(),
  owner: z.object({ id: Id, name: z.string() }),
  may_change: z.boolean(),
  created_at: Instant,
  updated_at: Instant,
})
export type Macro = z.infer<typeof Macro>

export const MakeMacro = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(80),
  kind: z.enum(['reply', 'note']).default('reply'),
  texts: MacroTexts,
  changes: MacroChanges.default({}),
  shared_with: SharedWith.default('me'),
  team: z.string().max(80).nullable().default(null),
})
export type MakeMacro = z.infer<typeof MakeMacro>
export const ChangeMacro = z
  .object({
    name: MakeMacro.shape.name,
    kind: z.enum(['reply', 'note']),
    texts: MacroTexts,
    changes: MacroChanges,
    shared_with: SharedWith,
    team: z.string().max(80).nullable(),
  })
  .partial()
export type ChangeMacro = z.infer<typeof ChangeMacro>

/** A variable a text may hold. */
export const MacroVariable = z.object({ name: z.string(), example: z.string() })

/**
 * A macro as it reads for one ticket. `missing`: variables of which nothing is known. They are left out of `text`, and
 * stand in their braces in `text_with_gaps`, for an editor that asks to fill them.
 */
export const FilledMacro = z.object({
  macro_id: Id,
  kind: z.enum(['reply', 'note']),
  language: z.string(),
  text: z.string(),
  text_with_gaps: z.string(),
  changes: MacroChanges,
  missing: z.array(z.string()),
})
export type FilledMacro = z.infer<typeof FilledMacro>
