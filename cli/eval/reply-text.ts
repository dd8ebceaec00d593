import { z } from 'zod'
import { newTextOf } from '../../server/domains/channels/new-text/new-text.ts'
import { CaseId, readCases } from './cases.ts'

const ReplyTextCase = z.object({ id: CaseId, text: z.string().nullish(), html: z.string().nullish() })

/** `[{ id, text?, html? }]` → `[{ id, new_text }]`: what was written now, without earlier mail and signature. */
export async function evalReplyText(args: string[]): Promise<unknown> {
  const cases = await readCases(args, ReplyTextCase)
  return cases.map(({ id, text, html }) => ({ id, new_text: newTextOf({ text: text ?? '', html }) }))
}
