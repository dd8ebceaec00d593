import { z } from 'zod'
import { Duration } from '../durations.ts'

const language = z.string().regex(/^[a-z]{2}$/, 'Write a language code of two letters, such as en or zh.')
const inLanguages = (most: number) => z.record(language, z.string().min(1).max(most))

const HelpCenter = z.strictObject({
  open: z.boolean().describe('Whether people outside may read it; articles can be written while it is closed'),
  title: inLanguages(80).describe('What it is called, by language'),
  welcome: inLanguages(160).describe('The question above its search field, by language'),
  logo_url: z
    .string()
    .max(500)
    .regex(/^(https:\/\/|\/help\/)/, 'Write an address that begins with https:// or /help/.')
    .nullable()
    .describe('Picture beside the name; null: the name alone'),
  contact_form: z.boolean().describe('Whether people can write to the desk from there'),
})

const Deflection = z.strictObject({
  silent_for: Duration.describe('Who read an article and writes on no channel for so long has found what they sought'),
  holdout_percent: z
    .number()
    .min(0)
    .max(50)
    .describe(
      'Of the people who begin to write, so many get no suggestions: what suggestions are worth is seen beside them',
    ),
  goal_percent: z.number().min(0).max(100).describe('By how much articles should lower how often people ask'),
})

export const Knowledge = z.strictObject({
  languages: z
    .array(language)
    .min(1)
    .max(20)
    .describe('Languages of the help center; the first is the one that is always there'),
  review: z
    .enum(['always', 'unless_leader', 'never'])
    .describe(
      'Whether somebody else reads a text before it is published; unless_leader: who may publish may do without',
    ),
  verify_every: Duration.describe(
    'How long an article counts as checked; after that it is marked and no longer answered from',
  ),
  help_center: HelpCenter,
  synonyms: z
    .array(z.array(z.string().min(1).max(60)).min(2).max(20))
    .max(500)
    .describe('Words that mean the same to whoever searches'),
  gaps: z.strictObject({
    tickets: z.number().int().min(2).max(1_000).describe('So many alike that no article answered make a task'),
    within: Duration.describe('… when they came within this time'),
    searches: z.number().int().min(2).max(10_000).describe('So many searches alike that found nothing make a task'),
  }),
  deflection: Deflection,
})
