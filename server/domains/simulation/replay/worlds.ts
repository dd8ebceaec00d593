import type { Context } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { feedsOf, resolveAll } from '../../calendars/queries.ts'
import { yearsFrom } from '../../calendars/resolve.ts'
import { peopleNamed } from '../../escalation/calls/people-named.ts'
import { frameworkOf, frameworkVersion } from '../../framework/queries.ts'
import { readFrameworkText } from '../../framework/read-text.ts'
import type { Framework } from '../../framework/schema.ts'
import { teamsOf } from '../../framework/teams.ts'
import type { NewSimulation } from '../contract.ts'
import type { World } from './world.ts'

/** The framework in force and the given one. 422 with path and line of everything that is wrong with the text. */
export async function worldsOf(ctx: Context, text: string): Promise<{ before: World; after: World; version: number }> {
  const version = await frameworkVersion(ctx)
  return {
    version: Number(version.split(' ').at(-1)),
    before: await worldOf(ctx, await frameworkOf(ctx), version),
    after: await worldOf(ctx, frameworkIn(text), 'simulation'),
  }
}

/** The framework a text makes, or the refusal that says what is wrong with it. */
export function frameworkIn(text: string): Framework {
  const { framework, errors } = readFrameworkText(text)
  if (!framework) throw invalid('This framework cannot be used, so it cannot be tried either.', errors)
  return framework
}

/** Throws 422 for agents of a team that neither framework has: most likely its name is misspelt. */
export async function refuseUnknownTeams(ctx: Context, { text, agents = {} }: NewSimulation): Promise<void> {
  const known = [await frameworkOf(ctx), frameworkIn(text)].flatMap(teamsOf).map(({ name }) => name)
  const unknown = Object.keys(agents).filter((team) => !known.includes(team))
  if (unknown.length === 0) return
  throw invalid(
    `There is no team ${unknown.join(', ')}: name teams of the framework.`,
    unknown.map((team) => ({ path: `agents.${team}`, message: 'is no team of either framework' })),
  )
}

async function worldOf(ctx: Context, framework: Framework, version: string): Promise<World> {
  const urls = feedsOf(framework)
  const feeds =
    urls.length === 0
      ? []
      : await ctx.db
          .selectFrom('calendar_feeds')
          .select(['url', 'days'])
          .where('url', 'in', urls)
          .orderBy('url')
          .execute()
  const calendars = resolveAll(
    framework,
    feeds.map(({ url, days }) => ({ url, days: days as string[] })),
    yearsFrom(ctx.now().toZonedDateTimeISO('UTC').year),
  )
  return {
    ...{ framework, version, now: ctx.now().epochMilliseconds },
    people: await peopleIn(ctx, framework),
    calendar: (name) => (name === null ? null : (calendars.get(name)?.calendar ?? null)),
  }
}

/** Asked once for all steps of all ladders and all teams: few, and the replay itself asks nobody. */
async function peopleIn(ctx: Context, framework: Framework): Promise<World['people']> {
  const steps = framework.escalation.ladders.flatMap(({ steps }) => steps.map(({ notify }) => notify))
  const keyOf = (names: readonly string[], team: string | null) => JSON.stringify([team, ...names])
  const asked = [null, ...teamsOf(framework).map(({ name }) => name)].flatMap((team) =>
    steps.map((names) => ({ id: keyOf(names, team), team, names })),
  )
  const people = asked.length === 0 ? new Map<string, string[]>() : await peopleNamed(ctx, asked)
  // A team that this framework does not have any more has no leads.
  return (names, team) => people.get(keyOf(names, team)) ?? people.get(keyOf(names, null)) ?? []
}
