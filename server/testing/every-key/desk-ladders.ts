import { both, type Desk, settledTicket } from './on-the-desk.ts'
import type { DeskProof } from './proof.ts'
import { LADDER_CONDITIONS } from './rules.ts'

/** Whether somebody was called by the ladder once a deadline of a mail was missed. */
const ladder = (
  key: string,
  { texts, shown, show }: Pick<DeskProof, 'texts' | 'shown'> & { show?: (desk: Desk, id: string) => Promise<unknown> },
): DeskProof => ({
  key: `escalation.ladders.*.${key}`,
  texts,
  show: async (desk) => {
    const id = await settledTicket(desk, { text: 'Where do I find the invoice of last month?' })
    await desk.clock.advance('PT2H1M')
    return show ? show(desk, id) : (await callsOf(desk, id)).length
  },
  shown,
})
const callsOf = async ({ api }: Desk, id: string) => (await api('GET', `/tickets/${id}/escalation-calls`)).json.items
const LADDER = (more: string) =>
  `segments: { vips: { account_types: [free] }, others: { account_types: [enterprise] } }\nescalation: { ladders: [{ name: l, ${more} }] }`
const STEPS = 'steps: [{ notify: [admin] }]'

/** What our mail about the invoice is, and what it is not. */
const LADDER_FACTS: Record<string, [string, string]> = {
  channels: ['[email]', '[live_chat]'],
  statuses: ['[new, open, escalated]', '[pending]'],
  priorities: ['[low, medium, high, critical]', '[critical]'],
  categories: ['[billing, technical, account, feature_request]', '[feature_request]'],
  emotions: ['[neutral, confused, frustrated, satisfied]', '[satisfied]'],
  languages: ['[en]', '[zh]'],
  account_types: ['[free]', '[enterprise]'],
  segments: ['[vips]', '[others]'],
  tiers: ['[tier1_general]', '[tier3_specialists]'],
  teams: ['[billing_specialist, tier1_general]', '[tier3_specialists]'],
  without_tags: ['[red]', '[plain]'],
  tags: ['[plain]', '[red]'],
  assigned: ['false', 'true'],
}
const TAGGED = 'automations: [{ name: tag, on: ticket_created, do: [{ add_tags: [plain] }] }]\n'

const ladderWhen = (name: string): DeskProof =>
  ladder(`when.${name}`, {
    texts: both((value) => TAGGED + LADDER(`when: { ${name}: ${value} }, ${STEPS}`), LADDER_FACTS[name]!),
    shown: [1, 0],
  })

/** Whom ladders call, shown through the front door. */
export const DESK_LADDERS: DeskProof[] = [
  ...LADDER_CONDITIONS.map(([name]) => ladderWhen(name)),
  ladder('name', {
    texts: both((name) => LADDER(STEPS).replace('name: l', `name: ${name}`), ['red', 'blue']),
    shown: ['red', 'blue'],
    show: async (desk, id) => (await callsOf(desk, id))[0]?.ladder,
  }),
  ladder('breaches', { texts: both((count) => LADDER(`breaches: ${count}, ${STEPS}`), ['1', '2']), shown: [1, 0] }),
  ladder('steps.*.notify', {
    texts: both((who) => LADDER(`steps: [{ notify: [${who}] }]`), ['admin', 'manager']),
    shown: ['admin', 'manager'],
    show: async (desk, id) => {
      const { user } = (await callsOf(desk, id))[0].called[0]
      return (await desk.api('GET', '/users?limit=100')).json.items.find((one: { id: string }) => one.id === user.id)
        ?.role
    },
  }),
  ladder('steps.*.acknowledge_within', {
    texts: both(
      (time) => LADDER(`steps: [{ notify: [admin], acknowledge_within: "${time}" }, { notify: [manager] }]`),
      ['5 minutes', '5 hours'],
    ),
    shown: [2, 1],
    show: async (desk, id) => {
      await desk.clock.advance('PT10M')
      return (await callsOf(desk, id))[0].step
    },
  }),
]
