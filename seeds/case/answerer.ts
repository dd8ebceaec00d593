import type { Agent } from '../company/rows.ts'
import type { Case } from './case.ts'

/** Who answers: who has the ticket, or else somebody of its team who speaks the language. */
export const answererOf = (c: Case): Agent => c.ticket.assignee ?? takerOf(c)

/** Somebody of the team; where nobody there speaks the language, somebody who does. */
export function takerOf(c: Case): Agent {
  const { world, ticket, customer, chance } = c
  const speaking = world.agents.filter(
    ({ role, languages }) => isAnswering(role) && languages.includes(customer.language) && isFitting(languages, c),
  )
  const team = speaking.filter(({ teams }) => teams.includes(ticket.team ?? ''))
  return pickByPace(chance, team.length > 0 ? team : speaking)
}

/** Who speaks Chinese helps in English only now and then: few others can help the Chinese. */
const isFitting = (languages: readonly string[], { customer, chance }: Case): boolean =>
  customer.language === 'zh' || languages[0] === 'en' || chance.happens(0.25)

const isAnswering = (role: string): boolean => role === 'agent' || role === 'lead'

/** Who is faster gets more. */
const pickByPace = (chance: Case['chance'], agents: readonly Agent[]): Agent =>
  chance.weighted(agents.map((agent) => [agent, (agent.role === 'lead' ? 0.6 : 1) / agent.pace] as const))

/** Somebody else of the desk, to talk to. */
export function colleagueOf(c: Case): Agent {
  const others = c.world.agents.filter((agent) => agent !== c.ticket.assignee && isAnswering(agent.role))
  const speaking = others.filter(({ languages }) => languages[0] === c.customer.language)
  return c.chance.pick(speaking.length > 0 ? speaking : others)
}
