import type { Context } from '../../../platform/context.ts'
import { AppError } from '../../../platform/errors.ts'
import { permits } from '../../auth/permissions.ts'
import { editReport } from '../../interaction-reports/commands.ts'
import type { Step } from '../../interaction-reports/contract.ts'
import { readReport } from '../../interaction-reports/queries.ts'
import { rewriteNote } from '../../tickets/rewrite-note.ts'
import { writeMessage } from '../../tickets/write-message.ts'
import type { Standing } from './standing.ts'
import { stepsTried, whatWasTried } from './ticket-draft.ts'
import { runWords } from './words.ts'

/**
 * Puts down in the ticket where its run has ended: a note to read, and the steps in its report. A run has one end, the
 * latest: of who goes back, note and steps are rewritten. Where somebody has written since, the note stays, since it may
 * have been answered, and another one says that it holds no more.
 */
export async function tellTicket(
  ctx: Context,
  { before, after }: { before: Standing; after: Standing },
): Promise<void> {
  const [was, is] = [before.run.state, after.run.state]
  if (was === 'open' && is === 'open') return
  const ticketId = after.run.ticket_id!
  const text = noteOf(after)
  if (!(await rewriteNote(ctx, ticketId, { was: noteOf(before), text }))) {
    const instead = was !== 'open' && is !== 'open' ? `${runWords(after.run.language).instead}\n\n` : ''
    await writeNote(ctx, ticketId, `${instead}${text}`)
  }
  if (permits(ctx.actor, 'ticket.change')) await unlessForeign(tellReport(ctx, { before, after }))
}

/** Of a run under way it says that somebody went back: there is none before its first end. */
function noteOf({ run: { language, state }, title, way, walker }: Standing): string {
  const words = runWords(language)
  if (state === 'open') return words.gone_back(title)
  const outcome = state === 'fixed' ? words.fixed(title) : words.not_fixed(title)
  return `${outcome}\n\n${whatWasTried({ title, way, walker, language })}`
}

const writeNote = (ctx: Context, ticketId: string, text: string) =>
  writeMessage(ctx, ticketId, {
    ...{ kind: 'note', text, attachments: [], cc: [], bcc: [], mentions: [], undo_seconds: 0 },
  })

type Told = Pick<Step, 'action' | 'result'>

/** What stands in the report for a run: nothing while it is under way. */
const stepsOf = ({ way, title, run: { language, state } }: Standing): Told[] =>
  (state === 'open' ? [] : stepsTried({ way, language })).map(({ action, result }) => ({
    action: `${title}: ${action}`,
    result: result || '–',
  }))

/** The report keeps what others have put there: these come after it, and twice told they stand once. */
async function tellReport(ctx: Context, { before, after }: { before: Standing; after: Standing }): Promise<void> {
  const { steps_taken } = (await readReport(ctx, after.run.ticket_id!)).fields
  const standing = (Array.isArray(steps_taken.value) ? steps_taken.value : []) as Step[]
  const now = stepsOf(after)
  const [earlier, known, still] = [named(stepsOf(before)), named(standing), named(now)]
  const kept = standing.filter((step) => !earlier.has(nameOf(step)) || still.has(nameOf(step)))
  const added = now.filter((step) => !known.has(nameOf(step)))
  if (added.length === 0 && kept.length === standing.length) return
  const steps = [...kept, ...added].map(({ action, result }) => ({ action, result }))
  await editReport(ctx, after.run.ticket_id!, { steps: steps.slice(-100) })
}

const nameOf = ({ action, result }: Told): string => `${action}\n${result}`
const named = (steps: readonly Told[]): Set<string> => new Set(steps.map(nameOf))

/** Who may not change the ticket may still write the note: the report is then left to those who may. */
async function unlessForeign(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof AppError) || (error.status !== 403 && error.status !== 409)) throw error
  })
}
