import type { Context } from './context.ts'
import type { Domain } from './domain.ts'
import type { DueKind } from './due.ts'
import type { Reaction } from './events.ts'
import type { Job } from './jobs.ts'
import type { Answer } from './questions.ts'

const reactions = new Map<string, Reaction>()
const reactionNamesByEvent = new Map<string, string[]>()
const jobs = new Map<string, Job>()
const dueKinds = new Map<string, DueKind>()
const answers = new Map<string, Answer[]>()
let registered: readonly Domain[] = []

/** Makes the kernel aware of the product: called once at the start with the ordered list of domains. */
export function registerDomains(domains: readonly Domain[]): void {
  registered = domains
  for (const index of [reactions, reactionNamesByEvent, jobs, dueKinds, answers]) index.clear()
  for (const domain of domains) registerDomain(domain)
}

function registerDomain(domain: Domain): void {
  for (const reaction of domain.reactions ?? []) {
    const name = `${domain.name}.${reaction.name}`
    addOnce(reactions, name, reaction)
    reactionNamesByEvent.set(reaction.event, [...reactionsTo(reaction.event), name])
  }
  for (const job of domain.jobs ?? []) addOnce(jobs, job.name, job)
  for (const kind of domain.due ?? []) addOnce(dueKinds, kind.name, kind)
  for (const answer of domain.answers ?? []) {
    answers.set(answer.question, [...answersTo(answer.question), answer])
  }
}

function addOnce<T>(index: Map<string, T>, name: string, value: T): void {
  if (index.has(name)) throw new Error(`"${name}" is registered twice: give one of them another name.`)
  index.set(name, value)
}

export const domainsInOrder = (): readonly Domain[] => registered
export const reactionsTo = (event: string): string[] => reactionNamesByEvent.get(event) ?? []
/** Those that want to hear of this very event. */
export async function reactionsConcerning(
  ctx: Context,
  event: { name: string } & Parameters<Reaction['when']>[0],
): Promise<string[]> {
  const concerned: string[] = []
  for (const name of reactionsTo(event.name)) {
    const { when, wanted } = reactions.get(name)!
    // One after the other: the first that looks at the framework reads it for all of the transaction.
    if (when(event) && (!wanted || (await wanted(ctx)))) concerned.push(name)
  }
  return concerned
}
export const reactionNamed = (name: string): Reaction | undefined => reactions.get(name)
export const allJobs = (): Job[] => [...jobs.values()]
export const dueKindNamed = (name: string): DueKind | undefined => dueKinds.get(name)
export const answersTo = (question: string): Answer[] => answers.get(question) ?? []
export const eventsWithReactions = (): [string, string[]][] => [...reactionNamesByEvent.entries()]
