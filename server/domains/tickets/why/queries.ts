import type { Context } from '../../../platform/context.ts'
import { decisionsAbout } from '../../../platform/decisions.ts'
import { linesOf } from '../../framework/queries.ts'
import { accessTicket } from '../access.ts'
import type { Decision } from '../contract.ts'
import { aboutOf, subjectOf, WHY_ORDER } from './about.ts'
import { decidedByPeople } from './by-people.ts'
import type { Why, WhyAnswer } from './contract.ts'
import { sentenceOf } from './sentences.ts'
import { stillHolds } from './still-holds.ts'

/** Why a ticket is where it is: what was decided by itself and by people, and the line of the framework that says so. */
export async function whyTicket(ctx: Context, ticketId: string): Promise<Why> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const decisions = (await decisionsAbout(ctx, 'ticket', ticket.id)) as Decision[]
  const written = await writtenFor(ctx, decisions)
  const answers = decisions.map((decision): Found => ({ ...decision, ...written(decision), by: null }))
  const everything = [...answers, ...(await decidedByPeople(ctx, ticket.id))].toSorted(byAge)
  const newest = new Map(everything.map((one) => [subjectOf(one), one]))
  const told = new Map(
    everything.map((one) => [
      one,
      { ...one, sentence: sentenceOf(one), current: newest.get(subjectOf(one)) === one && stillHolds(one, ticket) },
    ]),
  )
  return { items: answers.map((one) => told.get(one)!), next_cursor: null, groups: grouped([...told.values()]) }
}

type Found = Omit<WhyAnswer, 'sentence' | 'current'>
type Written = Pick<WhyAnswer, 'path' | 'line' | 'from' | 'value'>

const byAge = (one: Found, other: Found) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1)

/** Where the framework says what a decision followed, for all decisions of a version at once. */
async function writtenFor(ctx: Context, decisions: readonly Decision[]): Promise<(decision: Decision) => Written> {
  const paths = new Map<number, Set<string>>()
  for (const decision of decisions) {
    const [number, path] = [versionOf(decision), pathOf(decision)]
    if (number !== null && path !== null) paths.set(number, (paths.get(number) ?? new Set()).add(path))
  }
  const lines = new Map<number, Awaited<ReturnType<typeof linesOf>>>()
  // One read a version, and a ticket sees few of them.
  for (const [number, wanted] of paths) lines.set(number, await linesOf(ctx, number, [...wanted]))
  return (decision) => {
    const path = pathOf(decision)
    const at = path === null ? undefined : lines.get(versionOf(decision) ?? 0)?.get(path)
    return { path, line: at?.line ?? null, from: at?.from ?? null, value: at?.value ?? null }
  }
}

const pathOf = ({ inputs }: Decision): string | null =>
  typeof inputs.path === 'string' && inputs.path !== '' ? inputs.path : null

const versionOf = ({ version }: Decision): number | null => {
  const number = /^framework (\d+)$/.exec(version ?? '')?.[1]
  return number ? Number(number) : null
}

function grouped(answers: readonly WhyAnswer[]): Why['groups'] {
  const groups = Map.groupBy(answers.toReversed(), aboutOf)
  return [...groups]
    .map(([about, answers]) => ({ about, answers }))
    .toSorted((one, other) => WHY_ORDER(one.about) - WHY_ORDER(other.about))
}
