declare module 'mailauth/lib/parse-received.js' {
  export interface ReceivedPart {
    value: string
    comment?: string
  }
  /** The clauses of a Received header: from, by, with … */
  export function parseReceived(header: Buffer): Record<string, ReceivedPart | undefined>
  /** The address the connection came from, never one the client claimed. */
  export function getClientAddress(from: ReceivedPart | undefined): string | false
}
