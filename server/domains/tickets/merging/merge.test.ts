import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { aMail } from '../../../testing/inbound.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { resolveTicket } from '../../../testing/resolving.ts'
import { rowsIn } from '../../../testing/rows.ts'
import type { Message, Ticket } from '../contract.ts'

const { api, ctx, settle } = await anInstallation()
const TOUCHED = [
  ...['tickets', 'messages', 'message_files', 'participants', 'seen_marks', 'drafts', 'files'],
  ...['mail_ids', 'deliveries', 'receipts', 'due'],
]
/** A moment that was taken back and set again is another row, for the same thing at the same time. */
async function rowsNow() {
  const { due, ...rows } = await rowsIn(ctx, TOUCHED)
  return { ...rows, due: due!.map((row) => row.replace(/"id": "[^"]+", /, '')).toSorted() }
}
const write = (id: string, kind: 'reply' | 'note', text: string, as?: string) =>
  api('POST', `/tickets/${id}/messages`, { body: { kind, text }, as })
const merge = (into: string, tickets: string[], as?: string) => api('POST', '/merges', { body: { into, tickets }, as })
const undo = (id: string, as?: string) => api('DELETE', `/merges/${id}`, { as })
const ticketOf = async (id: string): Promise<Ticket> => (await api('GET', `/tickets/${id}`)).json
const messagesOf = async (id: string): Promise<Message[]> => (await api('GET', `/tickets/${id}/messages`)).json.items
const textsOf = async (id: string) => (await messagesOf(id)).map(({ text }) => text)
const idsIn = async (query: string) => (await api('GET', `/tickets${query}`)).json.items.map(({ id }: Ticket) => id)

/** A customer writes again, from the same address, with the reply token of one of their tickets. */
const again = async (email: string, id: string, text: string) =>
  aMail(ctx, { email, text, token_numbers: [await numberOf(id)] })
const numberOf = async (id: string): Promise<string> =>
  (await ctx.db.selectFrom('tickets').select('number').where('id', '=', id).executeTakeFirstOrThrow()).number

const from = (name: string) => ({ name, email: `${name}-${newId()}@c.example` })

test('five tickets go into one, in order of time, and come out again byte by byte', async () => {
  const agent = await aUser(ctx, { role: 'lead' })
  const target = await aTicket(ctx, { text: 'target 1' })
  const sources: Ticket[] = []
  for (const nr of [1, 2, 3, 4, 5]) sources.push(await aTicket(ctx, { text: `source ${nr}`, from: from(`s${nr}`) }))
  await write(target.id, 'reply', 'target 2', agent.id)
  await write(sources[1]!.id, 'reply', 'answer 2', agent.id)
  await write(sources[2]!.id, 'note', 'note 3')
  await api('PUT', `/tickets/${sources[3]!.id}/snooze`, { body: { until: '2999-01-01T00:00:00.000Z' } })
  await api('PUT', `/tickets/${sources[4]!.id}/restricted`, { body: { restricted: true } })
  await api('PUT', `/tickets/${sources[0]!.id}/drafts`, { body: { kind: 'reply', text: 'half written' } })
  await api('PUT', `/tickets/${target.id}/seen`, { as: agent.id })
  await settle()
  const before = await rowsNow()

  const merged = await merge(
    target.id,
    sources.map(({ id }) => id),
    agent.id,
  )
  expect(merged).toMatchObject({
    status: 201,
    json: { into: target.id, merged_by: { id: agent.id }, undone_at: null },
  })
  expect(merged.json.tickets).toHaveLength(5)
  expect(await textsOf(target.id)).toEqual([
    ...['target 1', 'source 1', 'source 2', 'source 3', 'source 4', 'source 5'],
    ...['target 2', 'answer 2', 'note 3'],
  ])
  expect((await messagesOf(target.id)).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(await ticketOf(target.id)).toMatchObject({
    message_count: 9,
    status: 'open',
    restricted: true,
    snippet: 'answer 2',
    unread: true,
  })
  for (const { id } of sources) {
    expect(await ticketOf(id)).toMatchObject({ merged_into: target.id, status: 'closed', message_count: 0 })
  }
  await settle()

  const undone = await undo(merged.json.id, agent.id)
  expect(undone).toMatchObject({ status: 200, json: { undone_at: expect.any(String) } })
  // The clocks of what was merged stood still, and go on in a reaction.
  await settle()
  expect(await rowsNow()).toEqual(before)
  expect((await undo(merged.json.id)).json.code).toBe('already_undone')
})

test('a merged ticket is in no list, is found by its number, and says where it went', async () => {
  const [one, two] = [await aTicket(ctx, { subject: 'Listed zebra' }), await aTicket(ctx, { subject: 'Merged zebra' })]
  await resolveTicket(api, two.id)
  const { json } = await merge(one.id, [two.id])
  for (const query of ['?limit=100', '?view=resolved&limit=100', '?status=closed&limit=100', '?q=zebra']) {
    expect(await idsIn(query)).not.toContain(two.id)
  }
  expect(await idsIn(`?q=${two.case_id}`)).toEqual([two.id])
  for (const id of [one.id, two.id]) {
    expect((await api('GET', `/tickets/${id}/merges`)).json.items).toEqual([json])
    const why = (await api('GET', `/tickets/${id}/why`)).json.items.at(-1)
    expect(why).toMatchObject({ kind: 'merge', rule: 'put_together', result: { into_id: one.id, merge_id: json.id } })
  }
  const names = async (id: string) =>
    (await api('GET', `/tickets/${id}/timeline`)).json.items.map(({ name }: { name: string }) => name)
  expect(await names(one.id)).toContain('ticket.merged_here')
  expect(await names(two.id)).toContain('ticket.merged')
  expect((await write(two.id, 'note', 'too late')).json.code).toBe('ticket_merged')
  await undo(json.id)
  expect(await idsIn('?q=zebra')).toEqual(expect.arrayContaining([one.id, two.id]))
  expect(await names(two.id)).toContain('ticket.unmerged')
})

test('what is said meanwhile stays in the target when the merge is undone', async () => {
  const ann = from('ann')
  const [target, source] = [await aTicket(ctx, { text: 't1' }), await aTicket(ctx, { text: 's1', from: ann })]
  const { json } = await merge(target.id, [source.id])
  const landed = await again(ann.email, source.id, 's2, after the merge')
  expect(landed.ticket_id).toBe(target.id)
  await write(target.id, 'reply', 'to both')
  await undo(json.id)
  expect(await textsOf(target.id)).toEqual(['t1', 's2, after the merge', 'to both'])
  expect(await textsOf(source.id)).toEqual(['s1'])
  expect((await messagesOf(target.id)).map(({ position }) => position)).toEqual([1, 2, 3])
  expect(await ticketOf(target.id)).toMatchObject({ message_count: 3, status: 'pending', snippet: 'to both' })
  expect(await ticketOf(source.id)).toMatchObject({ message_count: 1, status: 'new', merged_into: null })
  // She took part in what stayed, so her answer to it belongs there; her own ticket is hers again.
  expect((await again(ann.email, target.id, 'more on that')).ticket_id).toBe(target.id)
  expect((await again(ann.email, source.id, 'more on mine')).ticket_id).toBe(source.id)
})

test('every sign that led to a merged ticket leads to its target: reference, chat, and a second delivery', async () => {
  const [ann, rfc_id, external_id] = [from('ann'), `<${newId()}@c.example>`, newId()]
  const { ticket_id: source } = await aMail(ctx, { email: ann.email, text: 's1', rfc_id, external_id })
  const target = await aTicket(ctx)
  const { json } = await merge(target.id, [source])
  const answer = () => aMail(ctx, { email: ann.email, text: 'an answer', references: [rfc_id] })
  const repeated = () => aMail(ctx, { email: ann.email, text: 's1', rfc_id, external_id })
  expect([(await answer()).ticket_id, (await repeated()).ticket_id]).toEqual([target.id, target.id])
  await undo(json.id)
  expect([(await answer()).ticket_id, (await repeated()).ticket_id]).toEqual([source, source])

  const [cleo, dora] = [{ handle: `cleo-${newId()}` }, { handle: `dora-${newId()}` }]
  const chat = (who: { handle: string }) => aTicket(ctx, { channel: 'live_chat', from: who })
  const [hers, other] = [await chat(cleo), await chat(dora)]
  await merge(other.id, [hers.id])
  expect((await chat(cleo)).id).toBe(other.id)
  await resolveTicket(api, other.id)
  expect((await chat(cleo)).id).toBe(other.id)
  await api('PUT', `/tickets/${other.id}/status`, { body: { status: 'closed' } })
  expect([hers.id, other.id]).not.toContain((await chat(cleo)).id)
})

test('chains: a target that is merged takes along what it holds, and is undone from the end', async () => {
  const [ann, bob] = [from('ann'), from('bob')]
  const a = await aTicket(ctx, { text: 'a', from: ann })
  const b = await aTicket(ctx, { text: 'b', from: bob })
  const c = await aTicket(ctx, { text: 'c' })
  const before = await rowsIn(ctx, TOUCHED)
  const first = (await merge(b.id, [a.id])).json
  const between = await rowsIn(ctx, TOUCHED)
  const second = (await merge(c.id, [b.id])).json
  expect(await textsOf(c.id)).toEqual(['a', 'b', 'c'])
  expect((await ticketOf(a.id)).merged_into).toBe(c.id)
  expect((await again(ann.email, a.id, 'a2')).ticket_id).toBe(c.id)
  expect((await undo(first.id)).json.code).toBe('merged_further')
  await undo(second.id)
  expect(await textsOf(c.id)).toEqual(['c', 'a2'])
  const withoutTarget = ({ tickets }: Record<string, string[]>) => tickets!.filter((row) => !row.includes(c.id))
  expect(withoutTarget(await rowsIn(ctx, TOUCHED))).toEqual(withoutTarget(between))
  await undo(first.id)
  expect(await textsOf(b.id)).toEqual(['b'])
  const mine = (rows: Record<string, string[]>) => rows.tickets!.filter((row) => row.includes(`"id": "${a.id}"`))
  expect(mine(await rowsIn(ctx, TOUCHED))).toEqual(mine(before))
})

test('two merges into one ticket can be undone in either order', async () => {
  const [a, b, target] = [await aTicket(ctx, { text: 'a' }), await aTicket(ctx, { text: 'b' }), await aTicket(ctx)]
  await api('PUT', `/tickets/${a.id}/restricted`, { body: { restricted: true } })
  await api('PUT', `/tickets/${b.id}/restricted`, { body: { restricted: true } })
  await write(target.id, 'reply', 'done', undefined)
  await settle()
  const before = await rowsIn(ctx, TOUCHED)
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const merges = [(await merge(target.id, [a.id])).json.id, (await merge(target.id, [b.id])).json.id]
    await undo(merges[order[0]!])
    expect(await ticketOf(target.id)).toMatchObject({ restricted: true, status: 'open', message_count: 3 })
    await undo(merges[order[1]!])
    expect(await rowsIn(ctx, TOUCHED)).toEqual(before)
  }
})

test('merges in opposite directions at the same moment: one is done, the other refused', async () => {
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await aTicket(ctx), await aTicket(ctx)]
    const replies = await Promise.all([merge(a.id, [b.id]), merge(b.id, [a.id]), merge(a.id, [b.id])])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  }
})

test('rings of merges at the same moment end', async () => {
  const tickets: Ticket[] = []
  for (let nr = 0; nr < 6; nr++) tickets.push(await aTicket(ctx))
  const replies = await Promise.all(
    tickets.map(({ id }, nr) => merge(tickets[(nr + 1) % 6]!.id, [id, tickets[(nr + 3) % 6]!.id])),
  )
  expect(replies.every(({ status }) => status === 201 || status === 409)).toBe(true)
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks::int from pg_stat_database where datname = current_database()`.execute(ctx.db)
  expect(rows[0]?.deadlocks).toBe(0)
  expect(replies.some(({ status }) => status === 201)).toBe(true)
  const { count } = await ctx.db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where(
      'ticket_id',
      'in',
      tickets.map(({ id }) => id),
    )
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(6)
})

test('what makes no sense is refused with words, and changes nothing', async () => {
  const [a, b, c] = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  const code = async (into: string, tickets: string[]) => {
    const { status, json } = await merge(into, tickets)
    return [status, json.code]
  }
  expect(await code(a.id, [a.id])).toEqual([409, 'merge_into_itself'])
  expect(await code(a.id, [a.id.toUpperCase(), b.id])).toEqual([409, 'merge_into_itself'])
  await merge(a.id, [b.id])
  expect(await code(b.id, [c.id])).toEqual([409, 'target_merged'])
  expect(await code(c.id, [b.id])).toEqual([409, 'ticket_merged'])
  await resolveTicket(api, c.id)
  await api('PUT', `/tickets/${c.id}/status`, { body: { status: 'closed' } })
  expect(await code(c.id, [a.id])).toEqual([409, 'target_closed'])
  const spam = await aTicket(ctx)
  await api('PUT', `/tickets/${spam.id}/spam`, { body: { spam: true } })
  expect(await code(a.id, [spam.id])).toEqual([409, 'ticket_spam'])
  expect((await undo('nonsense')).status).toBe(404)
  expect((await undo(newId())).status).toBe(404)
})

test('a merge needs every ticket within reach; missing and out of reach sound the same', async () => {
  const agent = await aUser(ctx, { teams: ['tier1_general'] })
  const [one, two, secret] = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  await api('PUT', `/tickets/${secret.id}/restricted`, { body: { restricted: true } })
  const missing = await merge(one.id, [newId()], agent.id)
  for (const attempt of [await merge(one.id, [secret.id], agent.id), await merge(secret.id, [one.id], agent.id)]) {
    expect([attempt.status, attempt.json.detail]).toEqual([404, missing.json.detail])
  }
  await api('PUT', `/tickets/${two.id}/team`, { body: { team: 'tier2_technical' } })
  expect((await merge(one.id, [two.id], agent.id)).json.code).toBe('not_your_team')

  const hidden = (await merge(one.id, [secret.id])).json
  expect((await api('GET', `/tickets/${one.id}`, { as: agent.id })).status).toBe(404)
  const gone = await undo(hidden.id, agent.id)
  expect([gone.status, gone.json.detail]).toEqual([404, (await undo(newId())).json.detail])
  await undo(hidden.id)
  expect((await api('GET', `/tickets/${one.id}`, { as: agent.id })).status).toBe(200)
  expect((await api('GET', `/tickets/${one.id}/merges`, { as: agent.id })).json.items).toEqual([])
})

test('an answer that leaves while its ticket is merged is, after undoing, the first response where it was written', async () => {
  const [target, source] = [await aTicket(ctx, { channel: 'live_chat' }), await aTicket(ctx, { channel: 'live_chat' })]
  await write(source.id, 'reply', 'on its way')
  const { json } = await merge(target.id, [source.id])
  await new Promise((resolve) => setTimeout(resolve, 5))
  await settle()
  expect((await ticketOf(target.id)).first_response_at).toEqual(expect.any(String))
  await undo(json.id)
  expect((await ticketOf(target.id)).first_response_at).toBeNull()
  expect((await ticketOf(source.id)).first_response_at).toEqual(expect.any(String))
  expect((await messagesOf(source.id)).at(-1)?.delivery?.state).toBe('sent')
})
