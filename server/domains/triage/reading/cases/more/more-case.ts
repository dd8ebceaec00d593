import { aCase, type Case } from '../case.ts'

/** A case that also says how soon, for whom, and what is asked for. */
export interface MoreCase extends Case {
  priority: string
  team: string
  requests: readonly string[]
}

/** `read` is category, impact, urgency, emotion, complexity, account type, priority, team and requests (a,b). */
export function more(read: string, text: string, subject = ''): MoreCase {
  const words = read.split(' ') as string[]
  const [priority, team, requests] = words.slice(6) as [string, string, string]
  const tier = team.startsWith('tier') ? team[4] : 1
  const found = aCase([...words.slice(0, 5), tier, words[5]].join(' '), text, subject)
  return { ...found, priority, team, requests: requests.split(',') }
}
