import { expect, test } from 'vitest'
import { aPublishedArticle } from '../../testing/articles.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { indexEverything } from './commands.ts'

const { ctx, api } = await anInstallation()

test('beside tickets and people stand the articles that fit; with a filter, or on the next page, none', async () => {
  const { id } = await aPublishedArticle(ctx, { title: 'Refund a parcel', visibility: 'internal' })
  for (let n = 0; n < 2; n++) await aTicket(ctx, { subject: 'Refund for my parcel' })
  await indexEverything(ctx)
  const agent = await aUser(ctx)
  const found = async (q: string) =>
    (await api('GET', `/search?limit=1&q=${encodeURIComponent(q)}`, { as: agent.id })).json
  const first = await found('parcel refnud')
  expect(first).toMatchObject({ articles: [{ id }], items: [{ ticket: { subject: 'Refund for my parcel' } }] })
  expect((await found('is:open parcel')).articles).toEqual([])
  expect((await found('-refund zeppelin')).articles).toEqual([])
  expect((await api('GET', `/search?limit=1&q=parcel&cursor=${first.next_cursor}`)).json.articles).toEqual([])
})
