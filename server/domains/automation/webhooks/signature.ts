import { createHmac } from 'node:crypto'
import { sign } from '../../../platform/secrets.ts'

/** The key of this installation's webhooks, made of its secret: known to nobody who does not ask for it. */
const keyBytes = (): Buffer => Buffer.from(sign('automation-webhooks', 'key'), 'hex')

/** As receivers' libraries take it (Standard Webhooks 1.0, "Symmetric signatures"). */
export const webhookKey = (): string => `whsec_${keyBytes().toString('base64')}`

interface Signed {
  id: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}

/** The headers a receiver checks: who resends an old call, or changes a letter of it, is found out. */
export const signatureHeaders = ({ id, timestamp, body }: Signed): Record<string, string> => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': `v1,${createHmac('sha256', keyBytes()).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
})
