import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'

export const FrameworkText = z.object({ text: z.string().max(200_000), note: z.string().max(500).optional() })
export type FrameworkText = z.infer<typeof FrameworkText>

export const FrameworkVersion = z.object({
  id: Id,
  number: z.number().int(),
  author: z.string(),
  note: z.string().nullable(),
  created_at: Instant,
})
export type FrameworkVersion = z.infer<typeof FrameworkVersion>

export const FrameworkInForce = z.object({
  version: FrameworkVersion,
  text: z.string(),
  drift: z.enum(['none', 'file_differs', 'no_file']).meta({ description: 'Whether SUPPORT_FRAMEWORK differs from it' }),
})

/** What a text would change: the paths whose values differ, with both values as YAML. */
export const FrameworkPlan = z.object({
  changes: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})

/** A team as the framework defines it; every tier is one. */
export const Team = z.object({ name: z.string(), tier: z.string() })
export type Team = z.infer<typeof Team>
