import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { resolveTicket } from '../../../testing/resolving.ts'

const { api, ctx, settle } = await anInstallation()

const CANARIES =
  /zebedee|quillfeather|priscilla|oxbow|secret\.example|4111|170 ?123|48213|KW-2026|baker street|passport|hunter2|sk_live|token=|SR-\d{4}/i

const LETTER = `Hello Priscilla,

the export of my board is empty since yesterday. My order is no. 48213 and the invoice KW-2026-12345.
Card 4111 1111 1111 1111, phone +49 170 1234567, 12 Baker Street, London. My password is hunter2.
See https://secret.example/reset?token=abc and Scan_Passport.pdf, key sk_live_51Habcdef0123456789.

Kind regards,
Zebedee Quillfeather
Oxbow Trading Ltd`

async function solved(changes: { text?: string; category?: string; subject?: string } = {}) {
  const priscilla = await aUser(ctx, { name: 'Priscilla Deskworth', role: 'lead' })
  const from = { name: 'Zebedee Quillfeather', email: `zebedee.quillfeather.${newId()}@secret.example` }
  const {
    text = LETTER,
    category = 'technical',
    subject = 'Export for Zebedee Quillfeather is empty (order 48213)',
  } = changes
  const ticket = await aTicket(ctx, { subject, text, from })
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: priscilla.id } })
  await api('POST', `/tickets/${ticket.id}/messages`, {
    as: priscilla.id,
    body: {
      kind: 'reply',
      text: `Hi Zebedee,\n\nThanks for writing! Open Board > Filter and clear every filter. The export is empty because the filter hides all cards. It takes up to 2 hours until ${ticket.case_id} is ready.\n\nBest regards,\nPriscilla Deskworth`,
    },
  })
  await settle()
  await resolveTicket(api, ticket.id, {
    category,
    steps: [
      {
        action: 'Cleared the filter of Zebedee’s board under Board > Filter.',
        result: 'Zebedee says the file is full now.',
      },
    ],
  })
  await settle()
  return { ticket, priscilla }
}

test('a resolved ticket becomes a draft in one call: what helped is in it, nobody is', async () => {
  const { ticket, priscilla } = await solved()
  const writer = await aUser(ctx, { role: 'lead' })
  const { status, json: draft } = await api('POST', '/knowledge/drafts', {
    as: writer.id,
    body: { ticket_id: ticket.id },
  })
  expect([status, draft.detail]).toEqual([201, undefined])
  expect(draft).toMatchObject({ language: 'en', template: 'technical_troubleshooting' })
  expect(draft.content).toContain('Open Board > Filter and clear every filter.')
  expect(draft.content).toContain('because the filter hides all cards')
  expect(draft.content).toContain('the export of my board is empty since yesterday')

  const { json: article } = await api('GET', `/knowledge/articles/${draft.article_id}`)
  expect(article).toMatchObject({ status: 'draft', path: null, from_ticket_id: ticket.id, owner: { id: priscilla.id } })
  expect(article.related_tickets).toMatchObject([{ ticket_id: ticket.id, how: 'drafted_from' }])
  for (const shown of [
    article.title,
    article.summary,
    article.content,
    article.html,
    draft.title,
    draft.content,
    JSON.stringify(draft.lines.map(({ text }: { text: string }) => text)),
  ])
    expect(shown).not.toMatch(CANARIES)
  for (const { evidence } of draft.lines) expect(evidence[0].ticket_id).toBe(ticket.id)
})

test('asked again it is the same draft, until that is archived', async () => {
  const { ticket } = await solved()
  const draft = async () => (await api('POST', '/knowledge/drafts', { body: { ticket_id: ticket.id } })).json.article_id
  const first = await draft()
  expect(await draft()).toBe(first)
})

test.each([
  ['account', 'account_management', '## Prerequisites'],
  ['billing', 'billing_information', '## Important Dates and Deadlines'],
])('%s has its own template', async (category, template, part) => {
  const { ticket } = await solved({ category })
  const { json } = await api('POST', '/knowledge/drafts', { body: { ticket_id: ticket.id } })
  expect(json.template).toBe(template)
  expect(json.content).toContain(part)
})

test('what is not resolved, restricted, spam or out of reach is refused', async () => {
  const draft = (id: string, as?: string) =>
    api('POST', '/knowledge/drafts', { body: { ticket_id: id }, ...(as ? { as } : {}) })
  const open = await aTicket(ctx)
  await settle()
  expect((await draft(open.id)).json.code).toBe('not_resolved')
  const { ticket: restricted } = await solved()
  await api('PUT', `/tickets/${restricted.id}/restricted`, { body: { restricted: true } })
  await settle()
  expect((await draft(restricted.id)).json.code).toBe('not_for_articles')
  const stranger = await aUser(ctx)
  expect((await draft(restricted.id, stranger.id)).status).toBe(404)
  const { ticket: spam } = await solved()
  await ctx.db.updateTable('tickets').set({ spam: true }).where('id', '=', spam.id).execute()
  expect((await draft(spam.id)).json.code).toBe('not_for_articles')
  expect((await draft(newId())).status).toBe(404)
})

test('what somebody wrote becomes no markup, no link and no block of the draft', async () => {
  const { ticket } = await solved({
    text: '# Head\nThe button <img src=x onerror=alert(1)> does nothing in {{block:internal}} [here](javascript:alert(1)) at all.',
  })
  const { json } = await api('POST', '/knowledge/drafts', { body: { ticket_id: ticket.id } })
  const { json: article } = await api('GET', `/knowledge/articles/${json.article_id}`)
  expect(article.html).not.toMatch(/<img|<a [^>]*javascript|onerror=(?!a)/i)
  expect(json.content).not.toContain('{{block:internal}}')
})

test('an article of the category teaches what resolved tickets did, each line with its ticket within reach', async () => {
  const { ticket } = await solved()
  const made = await api('POST', '/knowledge/articles', {
    body: {
      title: 'Exports',
      content: 'About exports.',
      category: 'technical',
      tags: [],
      difficulty_level: 'beginner',
    },
  })
  expect(made.status).toBeLessThan(300)
  const { json } = await api('GET', `/knowledge/articles/${made.json.id}`)
  expect(json.troubleshooting.length).toBeGreaterThanOrEqual(1)
  const ids = json.troubleshooting.flatMap(({ evidence }: { evidence: { ticket_id: string }[] }) =>
    evidence.map((one) => one.ticket_id),
  )
  expect(ids).toContain(ticket.id)
  expect(JSON.stringify(json.troubleshooting)).not.toMatch(/zebedee|quillfeather|priscilla|hunter2/i)
  for (const line of json.troubleshooting)
    for (const part of ['symptom', 'check', 'fix']) expect(line[part]).not.toBe('')
})
