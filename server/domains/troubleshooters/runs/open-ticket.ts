import { asSystem, type Context } from '../../../platform/context.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { openFromPage } from '../../channels/receive-from-page.ts'
import { receiveRequest } from '../../channels/request-from-page.ts'
import { mailAddressOf } from '../../customers/queries.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { hasTeam } from '../../framework/teams.ts'
import { placeAsAnswered } from '../../routing/commands.ts'
import { lockTicket } from '../../tickets/receive.ts'
import { correctTriage } from '../../triage/correct.ts'
import { accessRun } from '../access.ts'
import type { OpenRunTicket, Run, TicketDraft } from './contract.ts'
import { asShown, runByToken } from './read-run.ts'
import { type Standing, standingOf } from './standing.ts'
import { ticketDraft } from './ticket-draft.ts'

/** Opens the ticket an agent's run has ended in, for the customer who is on the phone. */
export const openRunTicket = (ctx: Context, id: string, given: OpenRunTicket): Promise<Run> =>
  inTransaction(ctx, async (ctx) => {
    const standing = await standingOf(ctx, await accessRun(ctx, id, 'change'))
    const taken_down_by = ctx.actor.type === 'agent' ? (ctx.actor.id ?? undefined) : undefined
    return asShown(ctx, await file(ctx, standing, { ...given, taken_down_by }))
  })

/** What a customer writes at the end of their walk. */
export interface Written extends Pick<OpenRunTicket, 'customer_id' | 'customer' | 'subject' | 'text'> {
  /** The mail that says "we have it". */
  confirmation(caseId: string): string
}

/** The same by the customer themselves: answers go to their address. */
export const openTicketByToken = (ctx: Context, token: string, given: Written): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await file(ctx, await standingOf(ctx, await runByToken(ctx, token, 'change')), given)
  })

interface Filing extends OpenRunTicket {
  taken_down_by?: string | undefined
  confirmation?: Written['confirmation']
}

/** Once per run, however often it is asked for. */
async function file(ctx: Context, standing: Standing, given: Filing): Promise<Standing> {
  const { run, title, walker, way } = standing
  if (run.ticket_id) return standing
  const draft = ticketDraft({ title, language: run.language, walker, way })
  if (!draft) throw conflict('run_not_ended', 'This run has not come to a ticket. Answer its step first.')
  const ticket_id = await opened(ctx, standing, { given, draft })
  await place(asSystem(ctx), ticket_id, draft)
  const { customer_id } = await lockTicket(ctx, ticket_id)
  await ctx.db.updateTable('troubleshooter_runs').set({ ticket_id, customer_id }).where('id', '=', run.id).execute()
  return { ...standing, run: { ...run, ticket_id, customer_id } }
}

/** By the form's door where the customer writes themselves, else as a call that an agent takes down. */
async function opened(
  ctx: Context,
  standing: Standing,
  { given, draft }: { given: Filing; draft: TicketDraft },
): Promise<string> {
  const about = {
    external_id: `run:${standing.run.id}`,
    subject: given.subject ?? draft.subject,
    text: [given.text, draft.text].filter(Boolean).join('\n\n'),
    tags: ['troubleshooter'],
    ...(draft.priority && { priority: draft.priority }),
  }
  const customer = whoAsks(standing, given)
  if (!given.confirmation) {
    const taken_down_by = given.taken_down_by && { taken_down_by: given.taken_down_by }
    return (await openFromPage(ctx, { ...about, ...taken_down_by, channel: 'phone_support', customer })).ticket_id
  }
  const customer_id = 'id' in customer ? customer.id : null
  const email = 'id' in customer ? ((await mailAddressOf(ctx, customer.id)) ?? '') : customer.email
  const name = 'id' in customer ? '' : (customer.name ?? '')
  const form = { ...about, files: [], name, email, customer_id, confirmation: given.confirmation }
  return (await receiveRequest(ctx, form)).ticket_id
}

function whoAsks(
  { run }: Standing,
  { customer, customer_id }: Filing,
): { id: string } | { name?: string; email: string } {
  const id = customer_id ?? run.customer_id
  if (id) return { id }
  if (customer) return customer.name ? { name: customer.name, email: customer.email } : { email: customer.email }
  throw invalid('Say whose ticket it is: a customer, or an address to answer to.', [
    { path: 'customer', message: 'is needed' },
  ])
}

/** What the way has made clear already: its category, and where it is best placed. */
async function place(ctx: Context, ticket_id: string, { category, team }: TicketDraft): Promise<void> {
  const ticket = await lockTicket(ctx, ticket_id)
  if (category && ticket.category !== category) await correctTriage(ctx, ticket_id, { category })
  if (team && hasTeam(await frameworkOf(ctx), team)) await placeAsAnswered(ctx, ticket, team)
}
