import type { Context } from '../../../platform/context.ts'
import type { FrameworkFinding } from '../contract.ts'
import { writtenAt } from '../lines.ts'
import type { Framework } from '../schema.ts'
import { findingOf } from './lint.ts'

/** Somebody, or a skill, that the framework counts on, and where it says so. */
interface Named {
  path: string
  word: string
  as: 'address' | 'role' | 'skill'
}

const CODES = { address: 'address_unknown', role: 'role_empty', skill: 'skill_nobody_has' } as const

/** People, roles and skills the framework names that nobody active here has. */
export async function deskFindings(ctx: Context, framework: Framework, text: string): Promise<FrameworkFinding[]> {
  const here = await ctx.db
    .selectFrom('users')
    .select(['email', 'role', 'skills'])
    .where('active', '=', true)
    .where('automation', '=', false)
    .execute()
  const known = {
    address: new Set(here.map(({ email }) => email?.toLowerCase())),
    role: new Set(here.map(({ role }) => role)),
    skill: new Set(here.flatMap(({ skills }) => skills)),
  }
  const find = writtenAt({ text, resolved: framework })
  return namedIn(framework)
    .filter(({ word, as }) => !known[as].has(as === 'address' ? word.toLowerCase() : word))
    .map(({ path, word, as }) => findingOf({ code: CODES[as], path, params: { [as]: word } }, find))
    .filter(({ from }) => from === 'text')
}

function namedIn({ escalation, automations, routing }: Framework): Named[] {
  const steps = escalation.ladders.flatMap(({ steps }, ladder) =>
    steps.flatMap(({ notify }, step) => listed(notify, `escalation.ladders.${ladder}.steps.${step}.notify`)),
  )
  const deeds = automations.flatMap(({ do: deeds }, index) =>
    deeds.flatMap((deed, at) => {
      const path = `automations.${index}.do.${at}`
      if ('assign_to' in deed) return [person(deed.assign_to, `${path}.assign_to`)]
      if ('notify' in deed) return listed(deed.notify, `${path}.notify`).filter(({ word }) => word !== 'assignee')
      return []
    }),
  )
  const skills = Object.entries(routing.skills).flatMap(([category, words]) =>
    (words ?? []).map((word, index): Named => ({ path: `routing.skills.${category}.${index}`, word, as: 'skill' })),
  )
  return [person(escalation.management.role, 'escalation.management.role'), ...steps, ...deeds, ...skills]
}

const person = (word: string, path: string): Named => ({ path, word, as: word.includes('@') ? 'address' : 'role' })
const listed = (people: readonly string[], path: string): Named[] =>
  people.map((word, index) => person(word, `${path}.${index}`))
