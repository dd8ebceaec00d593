import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { anArticle } from '../../../testing/help-center.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { isHeldOut } from './holdout.ts'
import { noteSeen, writeNotes } from './notes.ts'
import { isBot } from './who-comes.ts'

const desk = await anInstallation()
const { ctx } = desk
const article = await anArticle(desk)
const view = { kind: 'view', article_id: article.id, search_id: null, language: 'en', customer_id: null } as const
const inVisit = (visit_id: string) => ({ counted: 'visit', visit_id, cookies: [] }) as const
const viewsOf = (visit_id: string) =>
  ctx.db.selectFrom('help_views').select('position').where('visit_id', '=', visit_id).orderBy('position').execute()

test.each([
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  ['Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2)', true],
  ['Mozilla/5.0 (compatible; YandexBot/3.0)', true],
  ['Mozilla/5.0 (compatible; Baiduspider/2.0)', true],
  ['facebookexternalhit/1.1', true],
  ['Slackbot-LinkExpanding 1.0', true],
  ['UptimeRobot/2.0 (monitor)', true],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36', false],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    false,
  ],
  ['Mozilla/5.0 (Linux; Android 15; CUBOT P80) AppleWebKit/537.36 Chrome/150.0 Mobile', false],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Mobile DuckDuckGo/5 Safari/537.36', false],
  ['Mozilla/5.0 (Linux; U; Android 15; zh-cn) AppleWebKit/537.36 Mobile Safari/537.36 baiduboxapp/15.1', false],
  ['', false],
])('%s', (userAgent, expected) => expect(isBot(userAgent)).toBe(expected))

test('so many of a hundred are held out, and each stays what it is', () => {
  const ids = Array.from({ length: 20_000 }, () => newId())
  const share = (percent: number) => ids.filter((id) => isHeldOut(id, percent)).length / ids.length
  expect(share(0)).toBe(0)
  // Five standard errors at 5 %: what falls outside is no accident.
  expect(Math.abs(share(5) - 0.05)).toBeLessThan(0.0077)
  expect(ids.filter((id) => isHeldOut(id, 5)).every((id) => isHeldOut(id, 50))).toBe(true)
})

test('many notes of many visits are all there, in their order, whoever writes them', async () => {
  const visits = Array.from({ length: 300 }, () => newId())
  for (let time = 0; time < 4; time++) {
    for (const id of visits) noteSeen(ctx, inVisit(id), view)
    if (time === 1) await writeNotes(ctx)
  }
  await Promise.all([writeNotes(ctx), writeNotes(ctx)])
  const { count } = await ctx.db
    .selectFrom('help_views')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(1_200)
  expect(await viewsOf(visits[7]!)).toEqual([{ position: 1 }, { position: 2 }, { position: 3 }, { position: 4 }])
})

test('an article that is gone holds up no others', async () => {
  const id = newId()
  noteSeen(ctx, inVisit(id), { ...view, article_id: newId() })
  noteSeen(ctx, inVisit(id), view)
  await writeNotes(ctx)
  expect(await viewsOf(id)).toEqual([{ position: 2 }])
})

test('what cannot be written now is written with the next', async () => {
  const id = newId()
  await ctx.db.schema.alterTable('help_views').renameTo('help_views_away').execute()
  noteSeen(ctx, inVisit(id), view)
  await writeNotes(ctx)
  await ctx.db.schema.alterTable('help_views_away').renameTo('help_views').execute()
  noteSeen(ctx, inVisit(id), view)
  await writeNotes(ctx)
  expect(await viewsOf(id)).toEqual([{ position: 1 }, { position: 2 }])
})
