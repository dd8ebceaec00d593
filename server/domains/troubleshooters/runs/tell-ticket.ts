import type { Context } from '../../../platform/context.ts'
import { AppError } from '../../../platform/errors.ts'
import { permits } from '../../auth/permissions.ts'
import { editReport } from '../../interaction-reports/commands.ts'
import type { Step } from '../../interaction-reports/contract.ts'
import { readReport } from '../../interaction-reports/queries.ts'
import { writeMessage } from '../../tickets/write-message.ts'
import type { Standing } from './standing.ts'
import { stateOf } from './standing.ts'
import { stepsTried, whatWasTried } from './ticket-draft.ts'
import { runWords } from './words.ts'

/** Puts down in the ticket how its run has ended: a note to read, and the steps in its report. */
export async function tellTicket(ctx: Context, standing: Standing): Promise<void> {
  const { run, title, way } = standing
  const words = runWords(run.language)
  const outcome = stateOf(way) === 'fixed' ? words.fixed(title) : words.not_fixed(title)
  await writeMessage(ctx, run.ticket_id!, {
    ...{ kind: 'note', text: `${outcome}\n\n${whatWasTried({ ...standing, language: run.language })}` },
    ...{ attachments: [], cc: [], bcc: [], mentions: [], undo_seconds: 0 },
  })
  if (permits(ctx.actor, 'ticket.change')) await unlessForeign(addSteps(ctx, standing))
}

/** The report keeps what it has: these come after it, and twice told they stand once. */
async function addSteps(ctx: Context, { run, way, title }: Standing): Promise<void> {
  const { steps_taken } = (await readReport(ctx, run.ticket_id!)).fields
  const before = (Array.isArray(steps_taken.value) ? steps_taken.value : []) as Step[]
  const known = new Set(before.map(({ action, result }) => `${action}\n${result}`))
  const tried = stepsTried({ way, language: run.language })
    .map(({ action, result }) => ({ action: `${title}: ${action}`, result: result || '–' }))
    .filter(({ action, result }) => !known.has(`${action}\n${result}`))
  const kept = before.map(({ action, result }) => ({ action, result }))
  if (tried.length > 0) await editReport(ctx, run.ticket_id!, { steps: [...kept, ...tried].slice(-100) })
}

/** Who may not change the ticket may still write the note: the report is then left to those who may. */
async function unlessForeign(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof AppError) || (error.status !== 403 && error.status !== 409)) throw error
  })
}
