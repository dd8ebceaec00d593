import { afterAll } from 'vitest'
import { closePools } from '../domains/channels/mail/sending/smtp-pools.ts'
import type { Message, WriteMessage } from '../domains/tickets/contract.ts'
import { anInstallation } from './installation.ts'
import { anSmtpPeer } from './smtp-peer.ts'

/** An installation whose answers go to a mail server of the customers. */
export async function anAnswerLine() {
  const peer = await anSmtpPeer()
  const installation = await anInstallation({ env: { SMTP_URL: peer.url } })
  afterAll(closePools)
  const { api } = installation
  return {
    ...installation,
    peer,
    // biome-ignore lint/complexity/useMaxParams: where, what, how and by whom read well in a row
    reply: (ticketId: string, text: string, more: Partial<WriteMessage> = {}, as?: string) =>
      api('POST', `/tickets/${ticketId}/messages`, { body: { kind: 'reply', text, ...more }, as }),
    messagesOf: async (id: string): Promise<Message[]> => (await api('GET', `/tickets/${id}/messages`)).json.items,
    ticketOf: async (id: string) => (await api('GET', `/tickets/${id}`)).json,
    outbox: async (query = '') => (await api('GET', `/outbox?limit=100&${query}`)).json.items,
  }
}
