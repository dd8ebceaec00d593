import { z } from 'zod'
import { cleanHtml } from '../../server/platform/html/clean.ts'
import { CaseId, readCases } from './cases.ts'

const HtmlCase = z.object({ id: CaseId, html: z.string() })

/** `[{ id, html }]` → `[{ id, html_clean }]`; null where HTML is too long, too deep or too slow to be shown. */
export async function evalHtml(args: string[]): Promise<unknown> {
  const cases = await readCases(args, HtmlCase)
  return Promise.all(cases.map(async ({ id, html }) => ({ id, html_clean: await cleanHtml(html) })))
}
