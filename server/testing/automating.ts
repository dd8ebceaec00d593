import { stringify } from 'yaml'
import type { Run } from '../domains/automation/contract.ts'
import type { TestInstallation } from './installation.ts'

/** An automation as a framework's text has it. */
export type Rule = Record<string, unknown> & { name: string }

/** What tests of automations look at and do. */
export function automating({ api, settle }: Pick<TestInstallation, 'api' | 'settle'>) {
  const runsOf = async (name: string): Promise<Run[]> => (await api('GET', `/automations/${name}/runs`)).json.items
  return {
    runsOf,
    /** Puts these automations in force, and everything that follows from that. */
    rules: async (...automations: Rule[]) => {
      const { status, json } = await api('PUT', '/framework', { body: { text: stringify({ automations }) } })
      if (status !== 200) throw new Error(JSON.stringify(json))
      await settle()
    },
    /** The runs of an automation on one ticket, oldest first, as `done: set_priority, note`. */
    didTo: async (name: string, ticketId: string): Promise<string[]> =>
      (await runsOf(name))
        .filter(({ ticket_id }) => ticket_id === ticketId)
        .toReversed()
        .map(({ outcome, stopped_by, deeds }) =>
          [
            stopped_by ? `stopped: ${stopped_by}` : outcome,
            ...deeds.map(({ deed, outcome }) => `${deed} ${outcome}`),
          ].join(', '),
        ),
  }
}
