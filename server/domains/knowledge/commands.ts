import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { schedule } from '../../platform/due.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId, newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { activeUsers } from '../auth/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import { accessTicket } from '../tickets/access.ts'
import { languageOf } from '../triage/reading/language.ts'
import { accessArticle } from './access.ts'
import { type Article, type ChangeArticle, type LinkHow, MakeArticle, WriteText } from './contract.ts'
import { getArticle } from './desk/get-article.ts'
import { ArticleChanged, ArticleLinked, ArticleMade, ArticleScheduled } from './events.ts'
import { categoryNamed } from './shelves/category-named.ts'
import { skeletonOf } from './templates.ts'
import { newerVersion } from './texts/collision.ts'
import { holdArticle, holdText, PUBLICATION, touch } from './texts/hold.ts'
import { checkMayPublish, drawnForReaders, publishNow, setVerifyBy } from './texts/publish.ts'
import { beginText, isSame, saveText } from './texts/save.ts'
import { nextVerification } from './verifying.ts'

export { countView } from './views.ts'
export { voteOn } from './votes.ts'

/** Writes an article: a draft that nobody outside sees until it is published. */
export const makeArticle = (ctx: Context, given: MakeArticle): Promise<Article> =>
  inTransaction(ctx, async (ctx) => {
    const { id, language } = await beginArticle(ctx, given)
    return getArticle(ctx, id, language)
  })

/** The same for whoever makes many and looks at none: what an article shows beside its text is not gathered. */
export const beginArticle = (ctx: Context, given: MakeArticle, imported_from: string | null = null) =>
  inTransaction(ctx, async (ctx) => {
    const body = MakeArticle.parse(given)
    const language = body.language ?? (await languageFor(ctx, `${body.title}\n${body.content}`))
    const content = contentOf(body, language)
    if (body.owner_id) await checkOwner(ctx, body.owner_id)
    if (body.from_ticket_id) await accessTicket(ctx, body.from_ticket_id, 'read')
    const now = nowText(ctx)
    const { tags, difficulty_level, visibility, template, from_ticket_id } = body
    const article = await ctx.db
      .insertInto('articles')
      .values({
        ...{ id: newId(), category_id: await categoryNamed(ctx, body.category), tags: [...new Set(tags)] },
        ...{ difficulty_level, visibility, language, template, from_ticket_id, imported_from },
        owner_id: body.owner_id === undefined ? ctx.actor.id : body.owner_id,
        ...{ created_by: ctx.actor.id, created_at: now, updated_at: now },
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    emit(ctx, ArticleMade, { article_id: article.id, language })
    await setVerifyBy(ctx, article.id, body.verify_by === undefined ? await nextVerification(ctx) : body.verify_by)
    await beginText(ctx, article, { language, title: body.title, summary: body.summary, content })
    if (from_ticket_id) await link(ctx, { article_id: article.id, ticket_id: from_ticket_id, how: 'drafted_from' })
    return { id: article.id, language }
  })

function contentOf({ content, template }: { content: string; template: string | null }, language: string): string {
  if (content.trim() !== '') return content
  if (template) return skeletonOf(template, language)
  throw invalid('An article needs words, or a template to begin with.', [{ path: 'content', message: 'is empty' }])
}

/** What a text seems to be written in, if the help center is read in that; its first language otherwise. */
async function languageFor(ctx: Context, text: string): Promise<string> {
  const { languages } = (await frameworkOf(ctx)).knowledge
  const { value } = languageOf(text)
  return languages.includes(value) ? value : languages[0]!
}

async function checkOwner(ctx: Context, id: string): Promise<void> {
  if ((await activeUsers(ctx, [id])).length > 0) return
  throw invalid('Nobody active has this id, so nobody would look after the article.', [
    { path: 'owner_id', message: 'is not an active user' },
  ])
}

/** Changes what is named and nothing else: what it is about, who may read it, who looks after it. */
export const changeArticle = (ctx: Context, id: string, { category, owner_id, verify_by, ...given }: ChangeArticle) =>
  inTransaction(ctx, async (ctx) => {
    const { article, texts } = await holdArticle(ctx, id, 'change')
    const widens = given.visibility !== undefined && given.visibility !== article.visibility
    // Whoever may read it now reads what is published: that is decided by those who publish.
    if (widens && texts.some(({ published_version }) => published_version !== null))
      await accessArticle(ctx, id, 'publish')
    if (owner_id) await checkOwner(ctx, owner_id)
    await ctx.db
      .updateTable('articles')
      .set({
        ...given,
        ...(given.tags ? { tags: [...new Set(given.tags)] } : {}),
        ...(category === undefined ? {} : { category_id: await categoryNamed(ctx, category) }),
        ...(owner_id === undefined ? {} : { owner_id }),
        updated_at: nowText(ctx),
      })
      .where('id', '=', id)
      .execute()
    if (verify_by !== undefined) await setVerifyBy(ctx, id, verify_by)
    emit(ctx, ArticleChanged, { article_id: id })
    return getArticle(ctx, id)
  })

/** Saves one language as a new version. One that was not made from the newest is refused with what changed meanwhile (409). */
export const writeText = (ctx: Context, id: string, given: WriteText & { language: string }): Promise<Article> =>
  inTransaction(ctx, async (ctx) => {
    await keepText(ctx, id, given)
    return getArticle(ctx, id, given.language)
  })

/** The same, without an answer. */
export const keepText = (ctx: Context, id: string, { language, ...given }: WriteText & { language: string }) =>
  inTransaction(ctx, async (ctx) => {
    const { based_on, ...written } = WriteText.parse(given)
    const { article, texts } = await holdArticle(ctx, id, 'change')
    const text = texts.find((text) => text.language === language)
    const source = language === article.language ? undefined : texts.find((text) => text.language === article.language)
    if (text && based_on !== text.version) throw await newerVersion(ctx, text, based_on)
    if (!text && based_on !== 0)
      throw conflict('no_such_version', 'There is no text in this language yet. Base the first one on 0.', [
        { path: 'based_on', message: 'must be 0' },
      ])
    if (!text) await beginText(ctx, article, { language, source, ...written })
    // A translation is saved without a change to say that it still says what its source says.
    else if (!isSame(text, written) || (source && source.published_version !== text.source_version))
      await saveText(ctx, text, { source, ...written })
  })

/** Publishes the newest version of a text, now or at a moment to come. Whether somebody else must have approved it the framework says. */
export const publishText = (
  ctx: Context,
  id: string,
  given: { language: string; at?: string | null },
): Promise<Article> =>
  inTransaction(ctx, async (ctx) => {
    await showText(ctx, id, given)
    return getArticle(ctx, id, given.language)
  })

/** The same, without an answer. */
export const showText = (ctx: Context, id: string, { language, at }: { language: string; at?: string | null }) =>
  inTransaction(ctx, async (ctx) => {
    const { article, text } = await holdText(ctx, id, { language, deed: 'change' })
    if (article.archived_at) throw conflict('archived', 'An archived article is not published. Bring it back first.')
    if (text.state === 'published' && text.published_version === text.version) return
    await checkMayPublish(ctx, text)
    const moment = at ? Temporal.Instant.from(at) : ctx.now()
    if (Temporal.Instant.compare(moment, ctx.now()) <= 0) await publishNow(ctx, article, text)
    else {
      await drawnForReaders(ctx, text)
      await ctx.db
        .updateTable('article_texts')
        .set({ state: 'scheduled', scheduled_for: at! })
        .where('id', '=', text.id)
        .execute()
      await schedule(ctx, PUBLICATION, { subject_id: text.id, due_at: moment })
      await touch(ctx, id, nowText(ctx))
      emit(ctx, ArticleScheduled, { article_id: id, language, at: at! })
    }
  })

interface Link {
  article_id: string
  ticket_id: string
  how: LinkHow
  message_id?: string | null
}

/** Notes that an article was in play for a ticket. Within reach of the caller both; noted once, and as sent once it was sent. */
export const linkTicket = (ctx: Context, given: Link) =>
  inTransaction(ctx, async (ctx) => {
    await accessTicket(ctx, given.ticket_id, 'read')
    const known = isId(given.article_id)
      ? await ctx.db.selectFrom('articles').select('id').where('id', '=', given.article_id).executeTakeFirst()
      : undefined
    if (!known) throw notFound('article')
    await link(ctx, given)
    return { done: true as const }
  })

async function link(ctx: Context, { article_id, ticket_id, how, message_id = null }: Link): Promise<void> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('article_tickets')
    .values({ article_id, ticket_id, how, message_id, by_user: personIn(ctx), created_at: nowText(ctx) })
    .onConflict((row) =>
      row
        .columns(['article_id', 'ticket_id'])
        .doUpdateSet({ how, message_id })
        .where(sql<boolean>`excluded.how = 'sent' and article_tickets.how <> 'sent'`),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows) emit(ctx, ArticleLinked, { article_id, ticket_id, how, linked: true })
}

const personIn = ({ actor }: Context): string | null =>
  actor.type === 'agent' || actor.type === 'ai' ? actor.id : null

/** Takes a link away that was none. */
export const unlinkTicket = (ctx: Context, { article_id, ticket_id }: { article_id: string; ticket_id: string }) =>
  inTransaction(ctx, async (ctx) => {
    await accessArticle(ctx, article_id, 'read')
    await accessTicket(ctx, ticket_id, 'read')
    const gone = await ctx.db
      .deleteFrom('article_tickets')
      .where('article_id', '=', article_id)
      .where('ticket_id', '=', ticket_id)
      .returning('how')
      .executeTakeFirst()
    if (gone) emit(ctx, ArticleLinked, { article_id, ticket_id, how: gone.how as LinkHow, linked: false })
    return { done: true as const }
  })
