import type { BlockSender } from '../../../server/domains/channels/contract.ts'

/** What somebody wants to keep out, by what they wrote: `@shop.example` and `shop.example` are a domain. Null: nothing yet. */
export function blockIn(text: string): BlockSender | null {
  const value = (/<([^<>]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase()
  if (value.length < 3) return null
  if (value.lastIndexOf('@') > 0) return { kind: 'address', value }
  return { kind: 'domain', value: value.replace(/^@/, '') }
}
