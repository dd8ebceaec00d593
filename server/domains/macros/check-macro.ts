import type { Context } from '../../platform/context.ts'
import { type FieldError, forbidden, invalid } from '../../platform/errors.ts'
import { permits } from '../auth/permissions.ts'
import { activeUsers } from '../auth/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import { hasTeam } from '../framework/teams.ts'
import type { MacroChanges, MacroTexts, MakeMacro } from './contract.ts'
import { unknownIn } from './variables.ts'

/** Others get it put before them: that is for those who may share. */
export function checkSharing(ctx: Context, { shared_with }: MakeMacro): void {
  if (shared_with === 'me' || permits(ctx.actor, 'macro.share')) return
  throw forbidden('may_not_share_macros', 'Your role keeps macros for itself. Ask a lead to share this one.')
}

/** Refuses what could not be used: nothing in it, variables that stand for nothing, teams and people who are not there. */
export async function checkMacro(ctx: Context, macro: MakeMacro, before?: MakeMacro): Promise<void> {
  const errors = [
    ...emptiness(macro),
    ...strangers(macro.texts),
    ...(await wrongTeams(ctx, macro)),
    // What has become wrong meanwhile does not keep anybody from correcting a comma.
    ...(macro.changes.assignee === before?.changes.assignee ? [] : await wrongAssignee(ctx, macro.changes)),
    ...contradictions(macro.changes),
  ]
  if (errors.length > 0) throw invalid('This macro cannot be used like this; nothing was changed.', errors)
}

const emptiness = ({ texts, changes }: MakeMacro): FieldError[] =>
  Object.keys(texts).length > 0 || Object.keys(changes).length > 0
    ? []
    : [{ path: 'texts', message: 'Write a text, or name something that changes.' }]

const strangers = (texts: MacroTexts): FieldError[] =>
  Object.entries(texts).flatMap(([language, text]) =>
    unknownIn(text).map((name) => ({ path: `texts.${language}`, message: `There is no variable {{${name}}}.` })),
  )

async function wrongTeams(ctx: Context, { shared_with, team, changes }: MakeMacro): Promise<FieldError[]> {
  const framework = await frameworkOf(ctx)
  const missing = (name: string | null | undefined) => Boolean(name) && !hasTeam(framework, name!)
  return [
    ...(shared_with === 'team' && !team ? [{ path: 'team', message: 'Name the team it is shared with.' }] : []),
    ...(shared_with !== 'team' && team ? [{ path: 'team', message: 'Only goes with sharing with a team.' }] : []),
    ...(missing(team) ? [{ path: 'team', message: 'There is no such team.' }] : []),
    ...(missing(changes.team) ? [{ path: 'changes.team', message: 'There is no such team.' }] : []),
  ]
}

async function wrongAssignee(ctx: Context, { assignee }: MacroChanges): Promise<FieldError[]> {
  if (!assignee || assignee === 'me') return []
  const [user] = await activeUsers(ctx, [assignee])
  return user ? [] : [{ path: 'changes.assignee', message: 'Nobody active has this id.' }]
}

const contradictions = ({ add_tags = [], remove_tags = [] }: MacroChanges): FieldError[] =>
  add_tags
    .filter((tag) => remove_tags.includes(tag))
    .map((tag) => ({ path: 'changes.remove_tags', message: `“${tag}” cannot be both added and removed.` }))
