import { newId } from '../../platform/ids.ts'
import { aUser } from '../builders.ts'
import { clockWork } from '../sla.ts'
import { both, type Desk, ticketNow } from './on-the-desk.ts'
import type { DeskProof } from './proof.ts'

const TEAM = 'teams: { alone: { tier: tier1_general } }'

/** People of a team of their own, there and with nothing to do; afterwards they are gone and their chats closed. */
async function aloneWith<Shown>(
  desk: Desk,
  people: readonly object[],
  work: (at: Alone) => Promise<Shown>,
): Promise<Shown> {
  const { api, ctx, settle } = desk
  const agents = await Promise.all(people.map((changes) => aUser(ctx, { teams: ['alone'], ...changes })))
  const come = (id: string, state: string) => api('PUT', `/users/${id}/presence`, { body: { state }, as: id })
  const chats: string[] = []
  const chat = async (text = 'I want to change my address') => {
    const thread = newId()
    const body = { external_id: newId(), from: { handle: thread }, text, thread_id: thread }
    const { ticket_id } = (await api('POST', '/channels/live_chat/inbound', { body })).json
    chats.push(ticket_id)
    await api('PUT', `/tickets/${ticket_id}/team`, { body: { team: 'alone' } })
    await settle()
    return (await ticketNow(desk, ticket_id)).assignee_id as string | null
  }
  const shown = await work({ ids: agents.map(({ id }) => id), chat, come: (id) => come(id, 'online') })
  for (const { id } of agents) await come(id, 'offline')
  for (const id of chats) await clockWork(desk).become(id, 'closed')
  return shown
}

interface Alone {
  ids: string[]
  /** Who is given a new chat. */
  chat(text?: string): Promise<string | null>
  come(id: string): Promise<unknown>
}

/** Who is given what, shown through the front door. */
export const DESK_ASSIGNMENT: DeskProof[] = [
  {
    key: 'support_channels.live_chat.concurrent_chat_limit',
    texts: both((limit) => `${TEAM}\nsupport_channels: { live_chat: { concurrent_chat_limit: ${limit} } }`, ['1', '2']),
    show: (desk) =>
      aloneWith(desk, [{}], async ({ ids: [id], chat, come }) => {
        await come(id!)
        return [await chat(), await chat()].filter((assignee) => assignee === id).length
      }),
    shown: [1, 2],
  },
  {
    key: 'routing.assign_automatically',
    texts: both((list) => `${TEAM}\nrouting: { assign_automatically: ${list} }`, ['[live_chat]', '[]']),
    show: (desk) =>
      aloneWith(desk, [{}], async ({ ids: [id], chat, come }) => {
        await come(id!)
        return (await chat()) === id
      }),
    shown: [true, false],
  },
  {
    key: 'routing.skills.*',
    texts: both(
      (skills) => `${TEAM}\nrouting: { skills: { billing: ${skills}, technical: ${skills}, account: ${skills} } }`,
      ['[chinese]', '[dancing]'],
    ),
    show: (desk) =>
      aloneWith(desk, [{ skills: ['chinese'] }], async ({ ids: [id], chat, come }) => {
        await come(id!)
        return (await chat()) === id
      }),
    shown: [true, false],
  },
  {
    key: 'routing.match_language',
    texts: both((on) => `${TEAM}\nrouting: { match_language: ${on} }`, ['true', 'false']),
    show: (desk) =>
      aloneWith(desk, [{ languages: ['zh'] }, { languages: ['en'] }], async ({ ids: [busy, free], chat, come }) => {
        await come(busy!)
        await chat()
        await come(free!)
        return (await chat('我想更改我的送货地址，请问应该怎么操作？谢谢')) === busy
      }),
    shown: [true, false],
  },
  {
    key: 'routing.presence_expires_after',
    texts: both((time) => `routing: { presence_expires_after: "${time}" }`, ['1 minute', '1 hour']),
    show: async (desk) => {
      const agent = await aUser(desk.ctx)
      await desk.api('PUT', `/users/${agent.id}/presence`, { body: { state: 'online' }, as: agent.id })
      await desk.clock.advance('PT10M')
      const { items } = (await desk.api('GET', '/presence')).json
      return items.some(
        ({ user_id, state }: { user_id: string; state: string }) => user_id === agent.id && state === 'online',
      )
    },
    shown: [false, true],
  },
]
