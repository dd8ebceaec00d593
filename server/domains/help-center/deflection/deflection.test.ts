import { expect, test } from 'vitest'
import { sweep } from '../../../platform/due.ts'
import { SESSION_COOKIE } from '../../../platform/http/requests.ts'
import { newId } from '../../../platform/ids.ts'
import { aTicket } from '../../../testing/builders.ts'
import { anArticle, aReader } from '../../../testing/help-center.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { startSession } from '../../auth/sessions.ts'
import { bouncesOf } from '../queries.ts'
import { writeNotes } from '../visits/notes.ts'

const desk = await anInstallation()
const { ctx, api, clock, settle } = desk
const article = await anArticle(desk, { title: 'Reset your password', content: 'Follow the reset link in the mail.' })
const other = await anArticle(desk, { title: 'Download an invoice' })
const page = `${article.path}-reset-your-password`
const settings = (text: string) => api('PUT', '/framework', { body: { text } })
await settings('knowledge: { deflection: { holdout_percent: 0 } }')

const hidden = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
const figuresNow = async () => {
  const { json } = await api('GET', '/knowledge/deflection?from=2020-01-01')
  return {
    ...json,
    by: Object.fromEntries(json.figures.map((one: { name: string; value: number }) => [one.name, one.value])),
  }
}
const rowsOf = async (outcome: string) => {
  const { json } = await api('GET', `/knowledge/deflection/visits?outcome=${outcome}&from=2020-01-01&limit=100`)
  return json.items as { id: string; outcome: string | null; article_ids: string[]; customer_id: string | null }[]
}
/** What changed by `work` in the figures. */
const changedBy = async (work: () => Promise<unknown>) => {
  const before = (await figuresNow()).by
  await work()
  const after = (await figuresNow()).by
  return Object.fromEntries(
    Object.keys(after).flatMap((name) => (after[name] === before[name] ? [] : [[name, after[name] - before[name]]])),
  )
}
const aCustomerReading = async () => {
  const email = `${newId()}@customer.example`
  const { customer_id } = await aTicket(ctx, { from: { name: 'Ana', email } })
  const reader = aReader(desk)
  reader.cookies.set(SESSION_COOKIE, (await startSession(ctx, { customer_id })).secret)
  await settle()
  await clock.advance('PT1M')
  return { reader, email, customer_id }
}
const readsAndWantsToWrite = async ({ reader }: { reader: ReturnType<typeof aReader> }) => {
  await reader.get(page)
  await reader.get('/help/en/contact')
  await writeNotes(ctx)
}

test('who meant to write, read an article, and is not heard of for seven days was deflected; judged once', async () => {
  const events = async () =>
    (await ctx.db.selectFrom('events').select('data').where('name', '=', 'help_center.visit_judged').execute()).length
  const before = await events()
  expect(
    await changedBy(async () => {
      await readsAndWantsToWrite(await aCustomerReading())
      await clock.advance('PT167H')
    }),
  ).toEqual({ intended: 1, waiting: 1 })
  expect(await changedBy(() => clock.advance('PT2H'))).toEqual({ waiting: -1, deflected: 1, suggested: 1 })
  await Promise.all([sweep(ctx), sweep(ctx)])
  await clock.advance('PT200H')
  expect(await events()).toBe(before + 1)
  const [row] = await rowsOf('deflected')
  expect(row).toMatchObject({ outcome: 'silent', article_ids: [article.id] })
})

test.each(['email', 'live_chat', 'phone_support'] as const)(
  'who writes after all on %s was not deflected',
  async (channel) => {
    expect(
      await changedBy(async () => {
        const { reader, email } = await aCustomerReading()
        await readsAndWantsToWrite({ reader })
        await clock.advance('PT100H')
        await aTicket(ctx, { channel, from: { email }, text: 'It did not help.' })
        await clock.advance('PT100H')
      }),
    ).toEqual({ intended: 1, contacted: 1, suggested: 1, suggested_contacted: 1 })
  },
)

test('who writes only after the seven days was deflected, and what came before the visit counts for nothing', async () => {
  expect(
    await changedBy(async () => {
      const { reader, email } = await aCustomerReading()
      await readsAndWantsToWrite({ reader })
      await clock.advance('PT169H')
      await aTicket(ctx, { from: { email } })
    }),
  ).toEqual({ intended: 1, deflected: 1, suggested: 1 })
})

test('a stranger cannot be told and counts neither way; who read nothing cannot have been deflected', async () => {
  expect(
    await changedBy(async () => {
      await readsAndWantsToWrite({ reader: aReader(desk) })
      const { reader } = await aCustomerReading()
      await reader.get('/help/en/search?q=invoice')
      await reader.get('/help/en/search?q=receipt')
      await writeNotes(ctx)
      await clock.advance('PT169H')
    }),
  ).toEqual({ intended: 2, unknown: 1, unread: 1, suggested: 1 })
})

test('one search, reading alone, programs, prefetching and the desk’s own people are no intent', async () => {
  expect(
    await changedBy(async () => {
      const { reader } = await aCustomerReading()
      await reader.get('/help/en/search?q=invoice')
      await reader.get(page)
      await aReader(desk, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }).get('/help/en/contact')
      await aReader(desk, { 'sec-purpose': 'prefetch' }).get('/help/en/contact')
      await aReader(desk, { 'sec-gpc': '1' }).get('/help/en/contact')
      await clock.advance('PT169H')
    }),
  ).toEqual({})
  expect((await figuresNow()).unrecognised.forms).toBe(1)
})

test('an address given in the form tells who it is, is not kept longer than needed, and a press of the button is held against what follows', async () => {
  const email = `${newId()}@customer.example`
  const press = async () => {
    const reader = aReader(desk)
    await reader.get(page)
    const { body } = await reader.get('/help/en/contact')
    await clock.advance('PT10S')
    const form = {
      name: 'Bo',
      email,
      subject: 'Reset password',
      message: 'The reset link does not come.',
      ...hidden(body),
    }
    await reader.post('/help/en/contact', { ...form, answered: 'yes' })
  }
  const once = await changedBy(async () => {
    await press()
    await clock.advance('PT169H')
  })
  expect(once).toEqual({ intended: 1, deflected: 1, helped: 1, suggested: 1 })
  const falsely = await changedBy(async () => {
    await press()
    await aTicket(ctx, { channel: 'email', from: { email } })
    await clock.advance('PT169H')
  })
  expect(falsely).toEqual({
    ...{ intended: 1, contacted: 1, helped: 1, helped_and_contacted: 1 },
    ...{ suggested: 1, suggested_contacted: 1 },
  })
  const kept = await ctx.db.selectFrom('help_visits').select('id').where('sealed_email', 'is not', null).execute()
  expect(kept).toEqual([])
})

test('a ticket opened in the visit is a contact, and has what was read beside it', async () => {
  expect(
    await changedBy(async () => {
      const reader = aReader(desk)
      await reader.get(page)
      const { body } = await reader.get('/help/en/contact')
      await writeNotes(ctx)
      await clock.advance('PT10S')
      const form = { name: 'Cy', email: `${newId()}@customer.example`, subject: 'Qqqq', message: 'Zzzz.' }
      expect((await reader.post('/help/en/contact', { ...form, ...hidden(body) })).statusCode).toBe(303)
      await clock.advance('PT169H')
    }),
  ).toEqual({ intended: 1, contacted: 1, suggested: 1, suggested_contacted: 1 })
  const links = await ctx.db.selectFrom('article_tickets').select(['article_id', 'how']).execute()
  expect(links).toEqual([{ article_id: article.id, how: 'read_before' }])
})

test('how long the silence must be, and how many are held out, is the framework’s', async () => {
  await settings('knowledge: { deflection: { holdout_percent: 50, silent_for: "1 day" } }')
  const judged = await changedBy(async () => {
    for (let one = 0; one < 12; one++) {
      const reader = aReader(desk)
      await reader.get('/help/en/contact')
    }
    await writeNotes(ctx)
    await clock.advance('PT25H')
  })
  expect(judged.intended).toBe(12)
  expect(judged.held_out! + judged.suggested!).toBe(12)
  expect(judged.held_out).toBeGreaterThan(0)
  const { holdout, rate } = await figuresNow()
  expect(holdout.difference.low).toBeLessThanOrEqual(holdout.difference.value)
  expect(rate.interval.low).toBeLessThan(rate.value)
  await settings('knowledge: { deflection: { holdout_percent: 0 } }')
})

test('each figure says what it counts, and leads to exactly its rows', async () => {
  const { figures } = await figuresNow()
  for (const { name, value, definition, rows } of figures) {
    expect(definition.length, name).toBeGreaterThan(40)
    const { json } = await api('GET', `${rows.replace('/api/v1', '')}&limit=100`)
    expect([name, json.items.length]).toEqual([name, value])
  }
})

test('a visit is one browser for two hours, its cookie says nothing, and it is not kept as it is', async () => {
  const reader = aReader(desk)
  const { cookies } = await reader.get(page)
  expect(cookies).toMatchObject([{ name: 'help_visit', httpOnly: true, sameSite: 'Lax', maxAge: 7200 }])
  expect((await reader.get(page)).cookies).toEqual([])
  await writeNotes(ctx)
  const rows = await ctx.db.selectFrom('help_visits').selectAll().orderBy('started_at', 'desc').limit(1).execute()
  expect(rows).toMatchObject([{ views: 2, entry_article_id: article.id }])
  expect(JSON.stringify(rows)).not.toContain(cookies[0]!.value)
  for (const wish of ['sec-gpc', 'dnt']) expect((await aReader(desk, { [wish]: '1' }).get(page)).cookies).toEqual([])
})

test('a visit that began at an article and looked at nothing else bounced', async () => {
  const since = ctx.now()
  for (const more of [[], [], ['/help/en/search?q=x'], [page], [`${other.path}-download-an-invoice`]]) {
    const reader = aReader(desk)
    await reader.get(`${other.path}-download-an-invoice`)
    for (const next of more) await reader.get(next)
  }
  await writeNotes(ctx)
  expect(await bouncesOf(ctx, [other.id], { since })).toEqual(new Map())
  await clock.advance('PT3H')
  expect((await bouncesOf(ctx, [other.id], { since })).get(other.id)).toEqual({ began: 5, bounced: 2, rate: 40 })
})
