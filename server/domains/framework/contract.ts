import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'

const text = z.string().max(200_000)
const note = z.string().max(500).optional()
const number = z
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
const based_on = number
  .optional()
  .meta({ description: 'The version the text was made from: refused with 409 when another has come in between' })

export const FrameworkText = z.object({ text, note, based_on })
export type FrameworkText = z.infer<typeof FrameworkText>

export const FrameworkRollback = z.object({ number, note, based_on })
export type FrameworkRollback = z.infer<typeof FrameworkRollback>

export const FrameworkVersion = z.object({
  id: Id,
  number: z.number().int(),
  author: z.string(),
  author_kind: z
    .enum(['user', 'first_start', 'command_line', 'token'])
    .meta({ description: 'Where nobody signed in put it, `author` says in English how it came' }),
  note: z.string().nullable(),
  restores: z.number().int().nullable().meta({ description: 'The version whose text it brought back' }),
  created_at: Instant,
})
export type FrameworkVersion = z.infer<typeof FrameworkVersion>

export const VersionParams = z.object({ number: z.coerce.number().pipe(number) })
export const FrameworkVersionText = z.object({ version: FrameworkVersion, text: z.string() })

export const FrameworkInForce = FrameworkVersionText.extend({
  drift: z.enum(['none', 'file_differs', 'no_file']).meta({ description: 'Whether SUPPORT_FRAMEWORK differs from it' }),
})

/** One value that differs between two frameworks. */
export const FrameworkChange = z.object({
  path: z.string().meta({ description: 'Where it is in the text after; for what was removed, in the text before' }),
  pattern: z
    .string()
    .meta({ description: 'The path with * for names and places in lists: one word for every such key' }),
  names: z
    .array(z.string())
    .meta({ description: 'What stands for each *; for an entry of a list that has a name, its name' }),
  kind: z.enum(['changed', 'added', 'removed', 'reordered']),
  before: z.string().nullable(),
  after: z.string().nullable(),
  line: z.number().int().nullable().meta({ description: 'In the text after; null when the default counts' }),
  sentence: z.string().meta({ description: 'The change in English' }),
})
export type FrameworkChange = z.infer<typeof FrameworkChange>

/** Something that may be put in force and is hardly meant. */
export const FrameworkFinding = z.object({
  code: z.string(),
  path: z.string(),
  line: z.number().int().nullable().meta({ description: 'In the text; null when it comes from the defaults alone' }),
  from: z.enum(['text', 'defaults']),
  message: z.string().meta({ description: 'What it means, in English' }),
  advice: z.string().meta({ description: 'What to do about it, in English' }),
  params: z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: 'What the message names' }),
})
export type FrameworkFinding = z.infer<typeof FrameworkFinding>

export const FrameworkLint = z.object({ version: z.number().int(), findings: z.array(FrameworkFinding) })

/** What a text would change, compared with the version in force, and what about it is hardly meant. */
export const FrameworkPlan = z.object({
  based_on: z.number().int().meta({ description: 'The version in force it was compared with' }),
  changes: z.array(FrameworkChange),
  findings: z.array(FrameworkFinding),
})
export type FrameworkPlan = z.infer<typeof FrameworkPlan>

const DiffLine = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  text: z.string(),
  before: z.number().int().nullable().meta({ description: 'Its number in the text before' }),
  after: z.number().int().nullable(),
})
export type DiffLine = z.infer<typeof DiffLine>

export const DiffQuery = z.object({
  against: z.coerce
    .number()
    .pipe(number)
    .optional()
    .meta({ description: 'The version before; without it, the one before this one' }),
})
/** Two texts, line by line, and what the difference changes. */
export const FrameworkDiff = z.object({
  before: z.number().int().nullable().meta({ description: 'Number of the version before; null: nothing was before' }),
  after: z.number().int().nullable().meta({ description: 'Number of the version after; null: the file' }),
  lines: z.array(DiffLine),
  changes: z.array(FrameworkChange),
})
export type FrameworkDiff = z.infer<typeof FrameworkDiff>

const FieldError = z.object({ path: z.string(), message: z.string(), line: z.number().int().optional() })

export const FrameworkDrift = FrameworkDiff.extend({
  drift: FrameworkInForce.shape.drift,
  errors: z.array(FieldError).meta({ description: 'What is wrong with the file: it could not be put in force' }),
})

const Edit = z.object({
  path: z.array(z.string().min(1).max(200)).min(1).max(12),
  value: z.unknown().meta({ description: 'null takes the key out of the text, so that the default counts again' }),
})
export type Edit = z.infer<typeof Edit>

export const FrameworkEdits = z.object({ text, changes: z.array(Edit).max(100) })
export type FrameworkEdits = z.infer<typeof FrameworkEdits>

/** The text after the edits: comments, order and quoting are as they were. `plan` is null where it could not be used. */
export const EditedFramework = z.object({
  text: z.string(),
  plan: FrameworkPlan.nullable(),
  errors: z.array(FieldError),
})

/** A team as the framework defines it; every tier is one. */
export const Team = z.object({ name: z.string(), tier: z.string() })
export type Team = z.infer<typeof Team>
