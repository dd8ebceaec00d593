import { expect, test } from 'vitest'
import { aDeskThatAsks } from '../../testing/asking.ts'
import { aTicket } from '../../testing/builders.ts'
import { resolveTicket } from '../../testing/resolving.ts'

const desk = await aDeskThatAsks()
const { api, ctx, settle, clock, aTicketToResolve, setStatus, become, surveysOf, linksInMail, send } = desk

type End = { status: string; exempt: string | null; versions: string[]; survey: string }

const reply = (id: string, more: object) =>
  api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Done.', ...more } })

/** Every way in which a ticket can come to its end, and what is to be found then. */
const paths: [name: string, walk: () => Promise<string>, end: Partial<End>][] = [
  [
    'an agent sets the status',
    async () => {
      const { id } = await aTicketToResolve()
      await setStatus(id, 'resolved')
      return id
    },
    { versions: ['edited', 'resolved'] },
  ],
  [
    'an agent says what was done',
    async () => {
      const { id } = await aTicket(ctx)
      await resolveTicket(api, id)
      return id
    },
    {},
  ],
  [
    'several at once',
    async () => {
      const { id } = await aTicket(ctx)
      const steps = [{ action: 'Restarted it.', result: 'It runs.' }]
      await api('POST', '/resolutions', {
        body: { tickets: [id], category: 'technical', cause_code: 'defect', steps },
      })
      return id
    },
    {},
  ],
  [
    'a reply that resolves',
    async () => {
      const { id } = await aTicketToResolve()
      await reply(id, { status_after: 'resolved' })
      return id
    },
    { versions: ['edited', 'resolved'] },
  ],
  [
    'closed at once',
    async () => {
      const { id } = await aTicketToResolve()
      await setStatus(id, 'closed')
      return id
    },
    { status: 'closed', versions: ['edited', 'resolved'] },
  ],
  [
    'nobody answers whether it is solved',
    async () => {
      const { id } = await aTicket(ctx)
      await resolveTicket(api, id)
      await settle()
      await clock.advance('PT169H')
      return id
    },
    // Both are due in the same moment, and whichever comes first finds what the other has to say.
    { status: 'closed', versions: ['resolved', expect.stringMatching(/^(not_confirmed|settled)$/)] },
  ],
  [
    'the customer says by the link that it is solved',
    async () => {
      const { id } = await aTicket(ctx)
      await resolveTicket(api, id)
      await settle()
      await send(linksInMail().confirmation, { answer: 'solved' })
      return id
    },
    { status: 'closed', versions: ['resolved', 'confirmed'] },
  ],
  [
    'put into another one',
    async () => {
      const [{ id }, target] = [await aTicket(ctx), await aTicket(ctx)]
      await api('POST', '/merges', { body: { into: target.id, tickets: [id] } })
      return id
    },
    { status: 'closed', exempt: 'merged', versions: [], survey: 'suppressed' },
  ],
  [
    'spam that is closed',
    async () => {
      const { id } = await aTicket(ctx)
      await api('PUT', `/tickets/${id}/spam`, { body: { spam: true } })
      await become(id, 'closed')
      return id
    },
    { status: 'closed', exempt: 'spam', versions: ['resolved'], survey: 'suppressed' },
  ],
  [
    'abandoned by its customer',
    async () => {
      const { id } = await aTicket(ctx)
      await reply(id, {})
      await api('PUT', `/tickets/${id}/resolution`, { body: { exempt: 'abandoned' } })
      return id
    },
    { exempt: 'abandoned' },
  ],
]

test.each(paths)('%s: there is a report or a reason why not, and a survey', async (_name, walk, end) => {
  const id = await walk()
  await settle()
  const { status, resolved_at } = (await api('GET', `/tickets/${id}`)).json
  const report = (await api('GET', `/tickets/${id}/report`)).json
  const versions = (await api('GET', `/tickets/${id}/report/versions`)).json.items.toReversed()
  const surveys = (await surveysOf(id)).map(({ state }) => state)
  expect({
    ...{ status, exempt: report.exempt, surveys },
    versions: versions.map(({ cause }: { cause: string }) => cause),
  }).toEqual({
    ...{ status: end.status ?? 'resolved', exempt: end.exempt ?? null, surveys: [end.survey ?? 'sent'] },
    versions: end.versions ?? ['resolved'],
  })
  expect([report.resolved_at, report.missing]).toEqual([resolved_at, []])
  expect(report.version).toBe(versions.length)
})

test('what never came to its end has no report, only what is known so far', async () => {
  const { id } = await aTicket(ctx)
  await settle()
  expect((await api('GET', `/tickets/${id}/report`)).json).toMatchObject({ version: 0, resolved_at: null })
  const { items } = (await api('GET', '/reports?limit=100')).json
  expect(items.map(({ ticket_id }: { ticket_id: string }) => ticket_id)).not.toContain(id)
})
