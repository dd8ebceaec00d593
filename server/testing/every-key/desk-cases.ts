import { senderOf } from '../../domains/channels/mail/sending/sender.ts'
import { TicketBounced } from '../../domains/escalation/events.ts'
import { aUser } from '../builders.ts'
import { resolveTicket } from '../resolving.ts'
import { clockWork } from '../sla.ts'
import { both, type Desk, settledTicket, ticketNow } from './on-the-desk.ts'
import type { DeskProof } from './proof.ts'

/** A new ticket that an automation has done its deed to, and one thing about it. */
const deed = (name: string, { values, shown, show }: DeedCase): DeskProof => ({
  key: `automations.*.do.*.${name}`,
  texts: both((value) => `automations: [{ name: a, on: ticket_created, do: [{ ${name}: ${value} }] }]`, values),
  show: async (desk) => show(await ticketNow(desk, await settledTicket(desk))),
  shown,
})
// biome-ignore lint/suspicious/noExplicitAny: a proof looks at one field of a reply
type DeedView = (ticket: any) => unknown
interface DeedCase {
  values: readonly [string, string]
  shown: readonly [unknown, unknown]
  show: DeedView
}

const tasksOf = async ({ api }: Desk, id: string) =>
  (await api('GET', `/tasks?ticket_id=${id}&limit=100`)).json.items as {
    kind: string
    due_at: string
    created_at: string
  }[]

/** What happens to a case, shown through the front door. */
export const DESK_CASES: DeskProof[] = [
  {
    key: 'sla.pause_resolution_while',
    texts: both((list) => `sla: { pause_resolution_while: ${list} }`, ['[pending]', '[on_hold]']),
    show: async (desk) => {
      const { become, clockOf } = clockWork(desk)
      const id = await settledTicket(desk)
      await become(id, 'pending')
      return (await clockOf(id, 'resolution')).state
    },
    shown: ['paused', 'running'],
  },
  {
    key: 'escalation.ping_pong_after',
    texts: both((moves) => `escalation: { ping_pong_after: ${moves} }`, ['2', '9']),
    show: async (desk) => {
      const id = await settledTicket(desk)
      for (const team of ['tier2_technical', 'tier1_general', 'tier2_technical']) {
        await desk.api('PUT', `/tickets/${id}/team`, { body: { team } })
        await desk.settle()
      }
      const told = desk.ctx.db
        .selectFrom('events')
        .select('id')
        .where('ticket_id', '=', id)
        .where('name', '=', TicketBounced.name)
      return (await told.execute()).length
    },
    shown: [1, 0],
  },
  {
    key: 'surveys.follow_up_within',
    texts: both((time) => `surveys: { follow_up_within: "${time}" }`, ['1 hour', '8 hours']),
    show: async (desk) => {
      const id = await settledTicket(desk)
      await clockWork(desk).become(id, 'closed')
      await desk.api('POST', '/surveys', { body: { ticket_id: id, score: 1 } })
      await desk.settle()
      const task = (await tasksOf(desk, id)).find(({ kind }) => kind === 'unhappy_rating')
      return Math.round(Temporal.Instant.from(task!.due_at).since(desk.ctx.now()).total('hours'))
    },
    shown: [1, 8],
  },
  {
    key: 'automations.*.after',
    texts: both(
      (time) => `automations: [{ name: a, after: "${time}", do: [{ add_tags: [quiet] }] }]`,
      ['1 hour', '3 hours'],
    ),
    show: async (desk) => {
      const id = await settledTicket(desk)
      await desk.clock.advance('PT2H')
      return (await ticketNow(desk, id)).tags
    },
    shown: [['quiet'], []],
  },
  {
    key: 'automations.*.name',
    texts: both(
      (name) => `automations: [{ name: ${name}, on: ticket_created, do: [{ add_tags: [x] }] }]`,
      ['one', 'two'],
    ),
    show: async (desk) => {
      await settledTicket(desk)
      return (await desk.api('GET', '/automations')).json.items.map(({ name }: { name: string }) => name)
    },
    shown: [['one'], ['two']],
  },
  deed('set_status', { values: ['pending', 'on_hold'], shown: ['pending', 'on_hold'], show: ({ status }) => status }),
  deed('set_priority', { values: ['critical', 'low'], shown: ['critical', 'low'], show: ({ priority }) => priority }),
  deed('move_to_team', {
    values: ['tier2_technical', 'tier3_specialists'],
    shown: ['tier2_technical', 'tier3_specialists'],
    show: ({ team }) => team,
  }),
  deed('add_tags', { values: ['[red]', '[blue]'], shown: [['red'], ['blue']], show: ({ tags }) => tags }),

  {
    key: 'confirmation.lapses_after',
    texts: both((time) => `confirmation: { lapses_after: "${time}" }`, ['1 day', '9 days']),
    show: async (desk) => {
      const id = await settledTicket(desk)
      await resolveTicket(desk.api, id)
      await desk.settle()
      await desk.clock.advance('PT49H')
      return (await ticketNow(desk, id)).status
    },
    shown: ['closed', 'resolved'],
  },
  ...(
    [
      ['within_24_hours', 'documentation_updates'],
      ['within_7_days', 'training_needs'],
      ['within_30_days', 'process_optimization'],
    ] as const
  ).map(
    ([key, kind]): DeskProof => ({
      key: `reports.follow_ups.${key}`,
      texts: both((list) => `reports: { follow_ups: { ${key}: ${list} } }`, [`[${kind}]`, '[]']),
      show: async (desk) => {
        const agent = await aUser(desk.ctx)
        const id = await settledTicket(desk)
        await desk.api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id: agent.id } })
        await resolveTicket(desk.api, id)
        await desk.settle()
        return (await tasksOf(desk, id)).some((task) => task.kind === kind)
      },
      shown: [true, false],
    }),
  ),
  {
    key: 'brand.name',
    texts: both((name) => `brand: { name: ${name} }`, ['Red', 'Blue']),
    show: async (desk) => (await senderOf(desk.ctx, { ticket_id: await settledTicket(desk), account_id: null })).name,
    shown: ['Red', 'Blue'],
  },
]
