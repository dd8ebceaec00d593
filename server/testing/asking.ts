import type { Confirmation, Survey } from '../domains/csat/contract.ts'
import { anAnswerLine } from './answer-line.ts'
import { aTicket } from './builders.ts'
import { aMail } from './inbound.ts'
import { readyToResolve } from './resolving.ts'

/** A form a customer fills in, or nonsense in its place. */
type Form = Record<string, string> | string

/** An installation that asks its customers, with their mail server and their browser. */
export async function aDeskThatAsks() {
  const line = await anAnswerLine()
  const { api, ctx, http, settle, peer } = line
  const put = (path: string, body: object, as?: string) => api('PUT', path, { body, as })
  return {
    ...line,
    /** A ticket that nothing keeps from being resolved. */
    aTicketToResolve: async (changes: Parameters<typeof aTicket>[1] = {}) => {
      const ticket = await aTicket(ctx, changes)
      await readyToResolve(api, ticket.id)
      await settle()
      return ticket
    },
    /** Without waiting for what follows. */
    setStatus: (id: string, status: string, as?: string) => put(`/tickets/${id}/status`, { status }, as),
    become: async (id: string, status: string, as?: string) => {
      const { status: code, json } = await put(`/tickets/${id}/status`, { status }, as)
      if (code !== 200) throw new Error(`${status} was refused: ${json.detail}`)
      await settle()
    },
    customerWrites: async (id: string, text: string) => {
      const { customer_id, channel } = (await api('GET', `/tickets/${id}`)).json
      const { identities } = (await api('GET', `/customers/${customer_id}`)).json
      const { number } = await ctx.db
        .selectFrom('tickets')
        .select('number')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await aMail(ctx, { channel, email: identities[0].value, text, token_numbers: [String(number)] })
      await settle()
    },
    surveysOf: async (id: string): Promise<Survey[]> => (await api('GET', `/surveys?ticket_id=${id}`)).json.items,
    confirmationOf: async (id: string): Promise<Confirmation> => (await api('GET', `/tickets/${id}/confirmation`)).json,
    /** Paths of the links in the newest mail to the customer, by what they are about. */
    linksInMail: () => linksIn(peer.mails.at(-1)!.parsed.text!),
    open: (path: string, headers: Record<string, string> = {}) => http.inject({ url: path, headers }),
    send: (path: string, form: Form, headers: Record<string, string> = {}) =>
      http.inject({
        method: 'POST',
        url: path,
        payload: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
  }
}

/** `/c/…` asks whether it is solved, `/s/…` how it was. Without the answer they choose. */
export function linksIn(text: string): { confirmation: string; survey: string } {
  const path = (page: string) => new RegExp(`/${page}/[0-9a-z.]+`).exec(text)?.[0] ?? ''
  return { confirmation: path('c'), survey: path('s') }
}
