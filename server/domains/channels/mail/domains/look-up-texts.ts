import { domainToASCII } from 'node:url'
import { isAnswer, type Resolve } from '../../../../platform/outside/dns-answers.ts'
import type { Texts } from './dns-facts.ts'

/** A text in DNS comes in strings of up to 255 bytes that belong together. */
export async function lookUpTexts(name: string, resolve: Resolve): Promise<Texts> {
  try {
    const rows = await resolve(domainToASCII(name) || name, 'TXT')
    return { answer: 'found', texts: rows.map((row) => (Array.isArray(row) ? row.join('') : row)) }
  } catch (error) {
    return { answer: isAnswer(error) ? 'none' : 'silent', texts: [] }
  }
}
