import { z } from 'zod'
import { type Context, nowText } from '../../platform/context.ts'
import { defineDue, schedule } from '../../platform/due.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { lookBack, noteDebuts, toLookBack } from './effect/look-back.ts'
import { coverGaps } from './gaps/cover.ts'
import { findGaps } from './gaps/find-gaps.ts'
import { forgetOldQuestions, noteQuestions } from './questions/note-questions.ts'
import { measureActed } from './suggestions/acting.ts'
import { reviewAll, reviewArticles } from './suggestions/review.ts'

/** One after the other, on all nodes together: rounds look at the same rows. */
const LANE = 'curation'
/** Of the time there is, so small a part is spent on looking for gaps. */
const PAUSE_PER_MS = 20

const gaps = defineJob('curation.gaps', z.object({}), { max_attempts: 5 })
const hourly = defineJob('curation.hourly', z.object({}), { max_attempts: 5 })
const nightly = defineJob('curation.nightly', z.object({}), { max_attempts: 5 })
const article = defineJob('curation.article', z.object({ article_id: z.string() }), { max_attempts: 5 })

/** Looks for gaps soon: at once where the last look was quick, later where it was long. However often it is asked for. */
export async function lookForGaps(ctx: Context): Promise<void> {
  const last = await ctx.db.selectFrom('curation_rounds').selectAll().where('name', '=', 'gaps').executeTakeFirst()
  const next = last && Temporal.Instant.from(last.ran_at).add({ milliseconds: PAUSE_PER_MS * last.took_ms })
  const waits = next && last.took_ms >= LONG_MS && Temporal.Instant.compare(next, ctx.now()) > 0
  await enqueue(ctx, gaps, { payload: {}, key: 'curation.gaps', lane: LANE, ...(waits ? { run_at: next } : {}) })
}
/** A shorter look is not waited for. */
const LONG_MS = 1_000

/** Looks at an article anew. */
export const lookAt = (ctx: Context, article_id: string): Promise<void> =>
  enqueue(ctx, article, { payload: { article_id }, key: `curation.article:${article_id}`, lane: LANE })

async function timed(ctx: Context, name: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now()
  await work()
  const took_ms = Math.round(performance.now() - started)
  const round = { ran_at: nowText(ctx), took_ms }
  await inTransaction(ctx, ({ db }) =>
    db
      .insertInto('curation_rounds')
      .values({ name, ...round })
      .onConflict((row) => row.column('name').doUpdateSet(round))
      .execute(),
  )
}

const findAndCover = async (ctx: Context): Promise<void> => {
  await coverGaps(ctx)
  await findGaps(ctx)
}

/** Rounds of questions in an hour at most; what is left has its turn in the next. */
const MOST_ROUNDS = 100
/** Articles whose past is looked through in a night. */
const MOST_LOOKED_BACK = 200

export const jobs = [
  gaps.does((ctx) => timed(ctx, 'gaps', () => findAndCover(ctx))),
  hourly.does((ctx) =>
    timed(ctx, 'gaps', async () => {
      for (let round = 0; round < MOST_ROUNDS; round++) if ((await noteQuestions(ctx)) === 0) break
      await findAndCover(ctx)
    }),
  ),
  nightly.does((ctx) =>
    timed(ctx, 'nightly', async () => {
      await measureActed(ctx)
      await reviewAll(ctx)
      await noteDebuts(ctx)
      for (const { article_id } of await toLookBack(ctx, MOST_LOOKED_BACK)) await lookBack(ctx, article_id)
      await forgetOldQuestions(ctx)
    }),
  ),
  article.does(async (ctx, { article_id }) => {
    await noteDebuts(ctx, article_id)
    await lookBack(ctx, article_id)
    await reviewArticles(ctx, [article_id])
    await coverGaps(ctx)
  }),
]

const HOURLY = 'curation.hourly'
const NIGHTLY = 'curation.nightly'
/** Rounds concern the whole desk: one row each. */
const WHOLE_DESK = '00000000-0000-7000-8000-000000c04a70'
const FIRST_AFTER = { minutes: 2 }

const rounds = [
  { kind: HOURLY, job: hourly, every: { hours: 1 } },
  { kind: NIGHTLY, job: nightly, every: { hours: 24 } },
] as const

export const due = rounds.map(({ kind, job, every }) =>
  defineDue(kind, async (ctx) => {
    await enqueue(ctx, job, { payload: {}, key: kind, lane: LANE })
    await schedule(ctx, kind, { subject_id: WHOLE_DESK, due_at: ctx.now().add(every) })
  }),
)

/** Runs at every start: rounds that are not under way begin soon. */
export const startRounds = (ctx: Context): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const planned = await ctx.db.selectFrom('due').select('kind').where('subject_id', '=', WHOLE_DESK).execute()
    for (const { kind } of rounds)
      if (!planned.some((row) => row.kind === kind))
        await schedule(ctx, kind, { subject_id: WHOLE_DESK, due_at: ctx.now().add(FIRST_AFTER) })
  })
